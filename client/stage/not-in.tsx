import {Text} from '../locales/stage.ts';
import type {Refused} from './enter.ts';
import styles from './stage.module.css';

/** The link did not let this browser in. */
export const NotIn = ({why}: {readonly why: Refused}) => (
  <main className={styles.message}>
    <h1>
      <Text id="stage.link-heading" />
    </h1>
    <p>{why === 'wrong-link' ? <Text id="stage.wrong-link" /> : <Text id="stage.no-answer" />}</p>
  </main>
);
