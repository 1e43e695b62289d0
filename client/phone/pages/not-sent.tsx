import {Text, t} from '../../locales/no-script.ts';
import styles from './page.module.css';
import {type PageFiles, Paper} from './paper.tsx';

interface NotSentProps {
  readonly files: PageFiles;
  readonly session: string;
  readonly sentence: string;
  readonly words: string;
}

/** A note from the page without script was refused. Its words are here, and nowhere else. */
export const NotSentPage = ({files, session, sentence, words}: NotSentProps) => (
  <Paper files={files} title={t('still.not-sent')}>
    <h1>
      <Text id="still.not-sent" />
    </h1>
    <p>{sentence}</p>
    <h2>
      <Text id="still.words" />
    </h2>
    <p className={styles.note} dir="auto">
      {words}
    </p>
    <p>
      <a className={styles.again} href={`/live/plain/${session}`}>
        <Text id="still.back" />
      </a>
    </p>
  </Paper>
);
