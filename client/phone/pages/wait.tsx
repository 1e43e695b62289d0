import type {ReactNode} from 'react';
import {SECOND} from '../../../shared/wire/ids.ts';
import {JOIN_AGAIN_MS} from '../../../shared/wire/limits.ts';
import {Button} from '../../kit/button.tsx';
import {Text, t} from '../../locales/door.ts';
import styles from './page.module.css';
import {type PageFiles, Paper, WayHome} from './paper.tsx';

/** What was sent, to be sent again. */
interface Sent {
  readonly files: PageFiles;
  readonly action: string;
  /** `code` or `key`. */
  readonly name: string;
  readonly value: string;
}

/** Nothing is wrong with what was sent, only too much came at once: the script counts down and sends it again. Without script there is the button. */
export const WaitPage = ({sentence, ...sent}: Sent & {readonly sentence: string}) => {
  const seconds = JOIN_AGAIN_MS / SECOND;
  return (
    <Again
      {...sent}
      title={t('wait.title')}
      byHand={<Text id="wait.by-hand" values={{seconds}} />}
      byItself={<Text id="wait.by-itself" values={{seconds: <span data-seconds="">{seconds}</span>}} />}
    >
      <p>{sentence}</p>
    </Again>
  );
};

/** Who comes before the session is open is let in by the script. `startsAt`: an ISO instant, or nothing. */
export const EarlyPage = ({startsAt, ...sent}: Sent & {readonly startsAt: string}) => (
  <Again {...sent} title={t('early.title')} byHand={<Text id="early.by-hand" />} byItself={<Text id="early.by-itself" />}>
    <p>
      <Text id="early.sentence" />
    </p>
    {/* Only the script knows what the time is where the reader is. */}
    <p data-starts="today" hidden>
      <Text id="early.today" values={{time: <time dateTime={startsAt} />}} />
    </p>
    <p data-starts="later" hidden>
      <Text id="early.later" values={{time: <time dateTime={startsAt} />}} />
    </p>
  </Again>
);

interface AgainProps extends Sent {
  readonly title: string;
  /** What to do without script, and what happens with one. */
  readonly byHand: ReactNode;
  readonly byItself: ReactNode;
  readonly children: ReactNode;
}

const Again = ({files, action, name, value, title, byHand, byItself, children}: AgainProps) => (
  <Paper files={files} title={title}>
    <h1>{title}</h1>
    {children}
    <p id="again-by-hand">{byHand}</p>
    <p id="again-by-itself" hidden>
      {byItself}
    </p>
    <form method="post" action={action} className={styles.stack} data-again="">
      <input type="hidden" name={name} value={value} />
      <Button type="submit">
        <Text id="wait.now" />
      </Button>
    </form>
    <WayHome />
  </Paper>
);
