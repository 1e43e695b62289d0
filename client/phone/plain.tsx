import type {ReactNode} from 'react';
import styles from './shell.module.css';

/** A screen without a header: a heading and what belongs to it. */
export const Plain = ({heading, children}: {readonly heading: ReactNode; readonly children: ReactNode}) => (
  <main className={styles.page}>
    <h1 tabIndex={-1}>{heading}</h1>
    {children}
  </main>
);
