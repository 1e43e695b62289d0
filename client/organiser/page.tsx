import {Page} from '../kit/page.tsx';
import {Text, t} from '../locales/organiser.ts';
import styles from './organiser.module.css';

/** The first HTML of the organiser's pages, for `/o`; `main.tsx` takes `#app` over. */
export const OrganiserPage = ({files}: Pick<React.ComponentProps<typeof Page>, 'files'>) => (
  <Page files={files} title={t('organiser.page-title')}>
    <div id="app">
      <header className={styles.bar}>
        <p className={styles.brand}>
          <Text id="organiser.product" />
        </p>
      </header>
      <main className={styles.main}>
        <h1>
          <Text id="organiser.loading" />
        </h1>
        <noscript>
          <Text id="organiser.no-script" />
        </noscript>
      </main>
    </div>
  </Page>
);
