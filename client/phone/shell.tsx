import {type ReactNode, Suspense, useEffect, useMemo} from 'react';
import {phoneFaces} from '../activities/phone-faces.ts';
import {Boundary} from '../kit/boundary.tsx';
import {HoldStill} from '../kit/hold-still.tsx';
import {recordIn} from '../live/records.ts';
import {useWritingIn} from '../live/use-own.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/phone.ts';
import {useChangesSpoken} from './changes-spoken.ts';
import {Connecting} from './connecting.tsx';
import {Closing, EarlierNotes, Ended, LeftDrafts, loadLater, Over} from './later.ts';
import {LinkNotice} from './link-notices.tsx';
import {Lobby} from './lobby.tsx';
import {MovedOn} from './moved-on.tsx';
import {PrivacyChip} from './privacy-chip.tsx';
import {ScreenHeading} from './screen-heading.tsx';
import {type Screen, screenFor} from './screens.ts';
import styles from './shell.module.css';
import {TimeChip} from './time-chip.tsx';

/** Header, one task, and what this phone still has of its own. */
export function Shell() {
  const records = useRoom(room => room.records);
  const hasView = useRoom(room => room.hasView);
  const over = useRoom(room => room.over);
  const writingIn = useWritingIn();
  const screen = useMemo(() => screenFor({records, hasView, over}, writingIn), [records, hasView, over, writingIn]);
  useChangesSpoken(screen);
  const title = titleOf(
    screen,
    recordIn(records, 'session')?.title,
    screen.at === 'activity' ? recordIn(records, `activity:${screen.id}`)?.title : undefined,
  );
  useEffect(() => {
    if (title !== null) document.title = title;
  }, [title]);
  useEffect(() => {
    if (hasView) void loadLater();
  }, [hasView]);
  if (screen.at === 'connecting') return <Connecting />;
  if (screen.at === 'over') {
    return (
      <Soon>
        <Over code={screen.code} />
      </Soon>
    );
  }
  return (
    <>
      <Header />
      <main className={styles.page}>
        <Soon>
          <Body screen={screen} />
        </Soon>
      </main>
    </>
  );
}

function Body({screen}: {readonly screen: Exclude<Screen, {at: 'connecting' | 'over'}>}) {
  switch (screen.at) {
    case 'lobby':
      return <Lobby />;
    case 'closing':
      return <Closing />;
    case 'ended':
      return <Ended />;
    case 'activity':
      return <ActivityScreen key={screen.id} screen={screen} />;
  }
}

function ActivityScreen({screen: {id, kind, moved}}: {readonly screen: Screen & {at: 'activity'}}) {
  const record = useRecord(`activity:${id}`);
  const Face = phoneFaces[kind];
  return (
    <>
      <div className={styles.top}>
        <ScreenHeading>{record?.title}</ScreenHeading>
        <div className={styles.chips}>
          <TimeChip activity={id} />
          {kind === 'write' && <PrivacyChip />}
        </div>
      </div>
      <HoldStill>{moved && <MovedOn from={id} moved={moved} />}</HoldStill>
      <Soon>
        <Face activity={id} />
      </Soon>
      <Boundary>
        <Suspense fallback={null}>
          <LeftDrafts except={id} />
          <EarlierNotes except={id} />
        </Suspense>
      </Boundary>
    </>
  );
}

/** Round what may still have to be fetched, and may break without taking the rest along. */
const Soon = ({children}: {readonly children: ReactNode}) => (
  <Boundary>
    <Suspense
      fallback={
        <p>
          <Text id="shell.title" />
        </p>
      }
    >
      {children}
    </Suspense>
  </Boundary>
);

/** The session's name, or what there is to say about the connection, in the same place. */
function Header() {
  const title = useRecord('session')?.title ?? '';
  return (
    <header className={styles.header}>
      <LinkNotice>
        <p className={styles.session} dir="auto">
          {title}
        </p>
      </LinkNotice>
    </header>
  );
}

/** The first word is the state: that is what a narrow tab shows and what is heard on coming back. `over` says its own. */
function titleOf(screen: Screen, session: string | undefined, activity: string | undefined): string | null {
  if (screen.at === 'over') return null;
  const states = {
    connecting: t('shell.title'),
    lobby: t('lobby.state'),
    activity: screen.at === 'activity' && screen.kind === 'write' ? t('write.state') : t('read.state'),
    closing: t('closing.title'),
    ended: t('ended.state'),
  };
  return [states[screen.at], activity, session ?? t('product')].filter(Boolean).join(' – ');
}
