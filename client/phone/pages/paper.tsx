import type {ComponentProps, ReactNode} from 'react';
import {ButtonLink} from '../../kit/button.tsx';
import {Page} from '../../kit/page.tsx';
import {Text, t} from '../../locales/door.ts';
import styles from './page.module.css';

/** Takes this browser's place away as well (server/http/no-script.ts): without script nothing else could. */
const LEAVE = '/live/leave';

export type PageFiles = ComponentProps<typeof Page>['files'];

interface PaperProps {
  readonly files: PageFiles;
  readonly title: string;
  readonly lookAgainAfter?: number;
  /** Undefined: the page knows no session. */
  readonly exit?: string;
  readonly children: ReactNode;
}

/** The plain pages: one column, one task, in working order before any script has come. */
export const Paper = ({files, title, lookAgainAfter, exit, children}: PaperProps) => (
  <Page files={files} title={`${title} – ${t('product')}`} {...(lookAgainAfter ? {lookAgainAfter} : {})}>
    <main id="main" className={styles.main}>
      {exit === undefined ? <Brand /> : <Head exit={exit} />}
      {children}
    </main>
  </Page>
);

/**
 * The product, or in its row "Leave this page quickly". `exit`: `on` where the organiser asked for it, `off` where not, `later`: the script
 * asks, and nothing below may move by the answer. It works without script; with one, Shift three times does the same.
 */
export const Head = ({exit}: {readonly exit: string}) => (
  <div className={styles.head} data-exit={exit}>
    <Brand />
    <div className={styles.exit}>
      <ButtonLink href={LEAVE}>
        <Text id="exit.leave" />
      </ButtonLink>
    </div>
  </div>
);

/** At the foot of a page from which there may be no other way on. */
export const WayHome = () => (
  <p className={styles.foot}>
    <a href="/">
      <Text id="message.home" />
    </a>
  </p>
);

const Brand = () => (
  <p className={styles.brand}>
    <Text id="product" />
  </p>
);
