import {Suspense, useEffect, useMemo, useRef} from 'react';
import {phoneFaces} from '../activities/phone-faces.ts';
import {Boundary} from '../kit/boundary.tsx';
import {focusHeading, isInTextField} from '../kit/focus.ts';
import {HoldStill} from '../kit/hold-still.tsx';
import {recordIn} from '../live/records.ts';
import {useWritingIn} from '../live/use-own.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/phone.ts';
import {useChangesSpoken} from './changes-spoken.ts';
import {Connecting} from './connecting.tsx';
import {EarlierNotes} from './earlier-notes.tsx';
import {Closing, Ended, Over} from './endings.tsx';
import {LeftDrafts} from './left-drafts.tsx';
import {LinkNotice} from './link-notices.tsx';
import {Lobby} from './lobby.tsx';
import {MovedOn} from './moved-on.tsx';
import {PrivacyChip} from './privacy-chip.tsx';
import {type Screen, screenFor, screenKey} from './screens.ts';
import styles from './shell.module.css';
import {TimeChip} from './time-chip.tsx';

/** Header, one task, and what this phone still has of its own. */
export function Shell() {
  const records = useRoom(room => room.records);
  const hasView = useRoom(room => room.hasView);
  const over = useRoom(room => room.over);
  const writingIn = useWritingIn();
  const screen = useMemo(() => screenFor({records, hasView, over}, writingIn), [records, hasView, over, writingIn]);
  useHeadingFocus(screenKey(screen));
  useChangesSpoken(screen);
  const title = titleOf(
    screen,
    recordIn(records, 'session')?.title,
    screen.at === 'activity' ? recordIn(records, `activity:${screen.id}`)?.title : undefined,
  );
  useEffect(() => {
    document.title = title;
  }, [title]);
  if (screen.at === 'connecting') return <Connecting />;
  if (screen.at === 'over') return <Over code={screen.code} />;
  return (
    <>
      <Header />
      <main className={styles.page}>
        <Body screen={screen} />
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
        <h1 tabIndex={-1} dir="auto">
          {record?.title}
        </h1>
        <div className={styles.chips}>
          <TimeChip activity={id} />
          {kind === 'write' && <PrivacyChip />}
        </div>
      </div>
      <HoldStill>{moved && <MovedOn from={id} moved={moved} />}</HoldStill>
      <Boundary>
        <Suspense
          fallback={
            <p>
              <Text id="shell.title" />
            </p>
          }
        >
          <Face activity={id} />
        </Suspense>
      </Boundary>
      <LeftDrafts except={id} />
      <EarlierNotes except={id} />
    </>
  );
}

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

/** A new screen begins at its heading, unless somebody is typing. */
function useHeadingFocus(key: string): void {
  const last = useRef<string | null>(null);
  useEffect(() => {
    const before = last.current;
    last.current = key;
    // The first screen is where a page begins anyway.
    if (before === null || before === 'connecting' || before === key || isInTextField()) return;
    window.scrollTo({top: 0});
    focusHeading();
  }, [key]);
}

/** The first word is the state: that is what a narrow tab shows and what is heard on coming back. */
function titleOf(screen: Screen, session: string | undefined, activity: string | undefined): string {
  const states = {
    connecting: t('shell.title'),
    over: screen.at === 'over' ? t(`refusal-heading.${screen.code}`) : '',
    lobby: t('lobby.state'),
    activity: screen.at === 'activity' && screen.kind === 'write' ? t('write.state') : t('read.state'),
    closing: t('closing.title'),
    ended: t('ended.state'),
  };
  return [states[screen.at], activity, session ?? t('product')].filter(Boolean).join(' – ');
}
