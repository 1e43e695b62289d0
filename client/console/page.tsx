import {Page} from '../kit/page.tsx';
import {Text, t} from '../locales/console.ts';
import styles from './console.module.css';

/** The first HTML of the console, for `/f` and `/f/<session>`; `main.tsx` takes `#app` over. */
export const ConsolePage = ({files}: Pick<React.ComponentProps<typeof Page>, 'files'>) => (
  <Page files={files} title={t('console.page-title')}>
    <div id="app">
      <main className={styles.message}>
        <h1>
          <Text id="console.loading" />
        </h1>
        <noscript>
          <Text id="console.no-script" />
        </noscript>
      </main>
    </div>
  </Page>
);
