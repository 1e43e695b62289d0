import {Page} from '../kit/page.tsx';
import {Text, t} from '../locales/stage.ts';
import styles from './stage.module.css';

/** The first HTML of the big screen, for `/f/<session>/stage`; `main.tsx` takes `#app` over. */
export const StagePage = ({files}: Pick<React.ComponentProps<typeof Page>, 'files'>) => (
  <Page files={files} title={t('stage.page-title')}>
    <div id="app">
      <main className={styles.message}>
        <h1>
          <Text id="stage.loading" />
        </h1>
        <noscript>
          <Text id="stage.no-script" />
        </noscript>
      </main>
    </div>
  </Page>
);
