import {classNames} from './class-names.ts';
import styles from './words.module.css';

/** Other people's words: their own direction, their own line breaks, never wider than the page. */
export const Words = ({children, className}: {readonly children: string; readonly className?: string | undefined}) => (
  <p dir="auto" className={classNames(styles.words, className)}>
    {children}
  </p>
);

/** Other people's words inside a sentence of ours. */
export const Quoted = ({children}: {readonly children: string}) => <bdi>{children}</bdi>;
