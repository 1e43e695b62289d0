import {Page} from '../../kit/page.tsx';
import {Text, t} from '../../locales/door.ts';
import styles from './page.module.css';
import type {PageFiles} from './paper.tsx';

/** From `/s/<session>` to the same session on a page that stands still. */
const PLAIN = '?plain';

/** `/s/<session>`: a heading and a sentence at once; `main.tsx` takes `#app` over, which says where the board is fetched (activities/notes/as-canvas.tsx). Where no script runs, or none that the browser knows, there is another page. */
export const ShellPage = ({files, board}: {readonly files: PageFiles; readonly board: PageFiles}) => (
  <Page files={files} title={`${t('shell.title')} – ${t('product')}`} withoutScript={PLAIN}>
    <div id="app" data-board={board?.script}>
      <main className={styles.main}>
        <h1>
          <Text id="shell.title" />
        </h1>
        <p>
          <Text id="shell.opening" />
        </p>
        <p className={styles.slow}>
          <Text id="link.slow" />{' '}
          <a href={PLAIN}>
            <Text id="shell.plain" />
          </a>
        </p>
      </main>
    </div>
  </Page>
);
