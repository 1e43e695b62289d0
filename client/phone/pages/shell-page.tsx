import {Page} from '../../kit/page.tsx';
import {Text, t} from '../../locales/door.ts';
import {NEUTRAL_PAGE} from '../neutral-page.ts';
import styles from './page.module.css';
import type {PageFiles} from './paper.tsx';

/** `/s/<session>`: a heading and a sentence at once; `main.tsx` takes `#app` over. */
export const ShellPage = ({files}: {readonly files: PageFiles}) => (
  <Page files={files} title={`${t('shell.title')} – ${t('product')}`}>
    <div id="app">
      <main className={styles.main}>
        <h1>
          <Text id="shell.title" />
        </h1>
        <p>
          <Text id="shell.opening" />
        </p>
        <noscript>
          <p>
            <Text id="shell.no-script" /> <Text id="shell.no-script-still" />
          </p>
          <p>
            <a href={NEUTRAL_PAGE}>
              <Text id="shell.no-script-leave" />
            </a>
          </p>
        </noscript>
      </main>
    </div>
  </Page>
);
