import {useEffect, useMemo, useRef, useState} from 'react';
import {Beside} from '../activities/beside.tsx';
import {Button} from '../kit/button.tsx';
import {useWritingIn} from '../live/use-own.ts';
import {useMine, useRecord, useRoom} from '../live/use-room.ts';
import {Text} from '../locales/phone.ts';
import {Menu, SteppedOut} from './beside.ts';
import {Connecting} from './connecting.tsx';
import {Soon} from './late.tsx';
import {ActivityScreen, Closing, Ended, Over, Spoken} from './later.ts';
import {LinkNotice} from './link-notices.tsx';
import {Lobby} from './lobby.tsx';
import {WithQuickExit} from './quick-exit.tsx';
import {forget, remember} from './remembered.ts';
import {type Screen, screenFor} from './screens.ts';
import styles from './shell.module.css';
import {useLater} from './use-later.ts';

/** Header, one task, and what this phone still has of its own. */
export function Shell() {
  const records = useRoom(room => room.records);
  const hasView = useRoom(room => room.hasView);
  const over = useRoom(room => room.over);
  const isOut = useMine()?.isOut ?? false;
  const writingIn = useWritingIn();
  const wasLobby = useRef(false);
  const screen = useMemo(
    () => screenFor({records, hasView, over}, {writingIn, isOut, wasLobby: wasLobby.current}),
    [records, hasView, over, writingIn, isOut],
  );
  useEffect(() => {
    wasLobby.current = screen.at === 'lobby';
  }, [screen]);
  useRemembering(screen);
  useLater(screen);
  return <WithQuickExit>{screen.at === 'connecting' ? <Connecting /> : <OnScreen screen={screen} hasView={hasView} />}</WithQuickExit>;
}

function OnScreen({screen, hasView}: {readonly screen: Exclude<Screen, {at: 'connecting'}>; readonly hasView: boolean}) {
  return (
    <>
      {screen.at === 'over' ? (
        <Soon>
          <Over code={screen.code} />
        </Soon>
      ) : (
        <>
          <Header />
          <main className={styles.page}>
            <Soon>
              <Body screen={screen} />
            </Soon>
          </main>
        </>
      )}
      {hasView && (
        <Beside>
          <Spoken screen={screen} />
        </Beside>
      )}
    </>
  );
}

function Body({screen}: {readonly screen: Exclude<Screen, {at: 'connecting' | 'over'}>}) {
  switch (screen.at) {
    case 'lobby':
      return <Lobby moved={screen.moved} />;
    case 'out':
      return <SteppedOut />;
    case 'closing':
      return <Closing />;
    case 'ended':
      return <Ended />;
    case 'activity':
      return <ActivityScreen screen={screen} />;
  }
}

/** The session's name, or what there is to say about the connection, in the same place; and the menu, always in its corner. */
function Header() {
  const title = useRecord('session')?.title ?? '';
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);
  const open = () => {
    setOpened(true);
    setOpen(true);
  };
  return (
    <header className={styles.header}>
      <div className={styles.head}>
        <LinkNotice>
          <p className={styles.session} dir="auto">
            {title}
          </p>
        </LinkNotice>
        <Button kind="chip" icon="menu" onPress={open}>
          <Text id="shell.menu" />
        </Button>
      </div>
      {wasOpened && (
        <Beside>
          <Menu isOpen={isOpen} onClose={() => setOpen(false)} />
        </Beside>
      )}
    </header>
  );
}

/** The way back from the start page, for as long as there is something to go back to. */
function useRemembering({at}: Screen): void {
  const session = useRoom(room => room.session);
  const title = useRecord('session')?.title;
  const hasQuickExit = useRecord('about')?.hasQuickExit ?? false;
  const isIn = at !== 'connecting' && at !== 'over' && at !== 'ended';
  useEffect(() => {
    if (isIn && title !== undefined) remember(session, {title, hasQuickExit});
    if (at === 'ended' || at === 'over') forget();
  }, [at, isIn, session, title, hasQuickExit]);
}
