import type {ReactNode} from 'react';
import type {AtDoor} from '../../../shared/care/knocks.ts';
import {MINUTE} from '../../../shared/wire/ids.ts';
import {KNOCK_AGAIN_MS} from '../../../shared/wire/limits.ts';
import {Button} from '../../kit/button.tsx';
import {Text, t} from '../../locales/door.ts';
import styles from './page.module.css';
import {type PageFiles, Paper, WayHome} from './paper.tsx';

interface BeforeDoorProps {
  readonly files: PageFiles;
  readonly session: string;
  readonly exit: string;
}

/** Without script the page looks again by itself this often. Seconds. */
const LOOK_AGAIN_S = 15;

/** A locked session: whoever has its code can knock. */
export const LockedPage = (page: BeforeDoorProps) => (
  <Door {...page} at="closed" title={t('locked.title')}>
    <p>
      <Text id="locked.sentence" />
    </p>
    <Knock session={page.session}>
      <Text id="locked.knock" />
    </Knock>
  </Door>
);

/** Nobody has answered yet. */
export const KnockedPage = (page: BeforeDoorProps) => (
  <Door {...page} at="waiting" title={t('knocked.title')}>
    <p>
      <Text id="knocked.keep-open" />
    </p>
    <LookAgain session={page.session} />
  </Door>
);

export const NotNowPage = (page: BeforeDoorProps) => (
  <Door {...page} at="not-now" title={t('not-now.title')}>
    <p>
      <Text id="not-now.sentence" />
    </p>
    <p>
      <Text id="not-now.again" values={{minutes: KNOCK_AGAIN_MS / MINUTE}} />
    </p>
    <LookAgain session={page.session} />
  </Door>
);

/** The script presses the button. */
export const LetInPage = (page: BeforeDoorProps) => (
  <Door {...page} at="let-in" title={t('let-in.title')}>
    <p>
      <Text id="let-in.sentence" />
    </p>
    <Knock session={page.session}>
      <Text id="start.join" />
    </Knock>
  </Door>
);

interface DoorProps extends BeforeDoorProps {
  readonly at: AtDoor;
  readonly title: string;
  readonly children: ReactNode;
}

const Door = ({files, session, exit, at, title, children}: DoorProps) => (
  <Paper files={files} title={title} exit={exit} {...(WAITS.has(at) ? {lookAgainAfter: LOOK_AGAIN_S} : {})}>
    <div className={styles.stack} data-at={at} data-session={session}>
      <h1>{title}</h1>
      {children}
    </div>
    <WayHome />
  </Paper>
);

const WAITS: ReadonlySet<AtDoor> = new Set<AtDoor>(['waiting', 'not-now']);

/** Also the way in once the door is open. */
const Knock = ({session, children}: {readonly session: string; readonly children: ReactNode}) => (
  <form method="post" action="/live/knock" className={styles.stack}>
    <input type="hidden" name="session" value={session} />
    <Button type="submit" kind="primary">
      {children}
    </Button>
  </form>
);

/** For those whose page does not look by itself, or not soon enough. */
const LookAgain = ({session}: {readonly session: string}) => (
  <p>
    <a className={styles.again} href={`/live/knocked/${session}`}>
      <Text id="knocked.look" />
    </a>
  </p>
);
