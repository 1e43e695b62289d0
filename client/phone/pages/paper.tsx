import type {ComponentProps, ReactNode} from 'react';
import {Page} from '../../kit/page.tsx';
import {Text, t} from '../../locales/door.ts';
import styles from './page.module.css';

export type PageFiles = ComponentProps<typeof Page>['files'];

interface PaperProps {
  readonly files: PageFiles;
  readonly title: string;
  readonly lookAgainAfter?: number;
  readonly children: ReactNode;
}

/** The plain pages: one column, one task, in working order before any script has come. */
export const Paper = ({files, title, lookAgainAfter, children}: PaperProps) => (
  <Page files={files} title={`${title} – ${t('product')}`} {...(lookAgainAfter ? {lookAgainAfter} : {})}>
    <main id="main" className={styles.main}>
      <p className={styles.brand}>
        <Text id="product" />
      </p>
      {children}
    </main>
  </Page>
);
