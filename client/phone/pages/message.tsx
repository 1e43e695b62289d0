import {Text} from '../../locales/door.ts';
import styles from './page.module.css';
import {type PageFiles, Paper} from './paper.tsx';

/** Why something could not be done, as a page of its own. */
export const MessagePage = ({
  files,
  heading,
  sentence,
}: {
  readonly files: PageFiles;
  readonly heading: string;
  readonly sentence: string;
}) => (
  <Paper files={files} title={heading}>
    <h1>{heading}</h1>
    <p>{sentence}</p>
    <p className={styles.foot}>
      <a href="/">
        <Text id="message.home" />
      </a>
    </p>
  </Paper>
);
