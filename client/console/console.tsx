import {useState} from 'react';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import {ButtonLink} from '../kit/button.tsx';
import {Notice} from '../kit/notice.tsx';
import {recordIn} from '../live/records.ts';
import {useRoom} from '../live/use-room.ts';
import {Text} from '../locales/console.ts';
import {AgendaPanel} from './agenda-panel.tsx';
import styles from './console.module.css';
import {EarlierNotes} from './earlier-notes.tsx';
import {EndDialog} from './end-dialog.tsx';
import {JoinCard} from './join-card.tsx';
import {NowPanel} from './now-panel.tsx';
import {PeoplePanel} from './people-panel.tsx';
import {ShortcutsDialog} from './shortcuts-dialog.tsx';
import {TopBar} from './top-bar.tsx';

/** The facilitator's one page: over for good, not there yet, or the session. */
export function Console() {
  const over = useRoom(room => room.over);
  const hasView = useRoom(room => room.hasView);
  if (over !== null) return <Over code={over} />;
  return hasView ? <Session /> : <Opening />;
}

/** Before the start joining comes first; once it has begun, where we are. */
function Session() {
  const [isEnding, setEnding] = useState(false);
  const [isHelping, setHelping] = useState(false);
  const isBefore = useRoom(room => /draft|open/.test(recordIn(room.records, 'session')?.phase ?? ''));
  const end = () => setEnding(true);
  const joining = (
    <div key="joining" className={styles.joining}>
      <JoinCard />
    </div>
  );
  const agenda = (
    <div key="agenda" className={styles.agenda}>
      <AgendaPanel onEnd={end} />
    </div>
  );
  return (
    <div className={styles.console}>
      <TopBar onShortcuts={() => setHelping(true)} />
      <main className={styles.main} data-before={isBefore || undefined}>
        <div className={styles.now}>
          <NowPanel onEnd={end} />
          <EarlierNotes />
        </div>
        {isBefore ? [joining, agenda] : [agenda, joining]}
        <div className={styles.people}>
          <PeoplePanel />
        </div>
      </main>
      <EndDialog isOpen={isEnding} onClose={() => setEnding(false)} />
      <ShortcutsDialog isOpen={isHelping} onClose={() => setHelping(false)} />
    </div>
  );
}

function Opening() {
  const isLost = useRoom(room => room.link === 'offline' || room.link === 'reconnecting');
  return (
    <main className={styles.message}>
      <h1>
        <Text id="console.loading" />
      </h1>
      {isLost && (
        <Notice icon="offline" tone="soon">
          <Text id="console.unreachable" />
        </Notice>
      )}
    </main>
  );
}

/** Beyond this there is nothing to try again: what it was, and where to go. */
function Over({code}: {readonly code: RefusalCode}) {
  const isSignedOut = code === 'not-signed-in' || code === 'not-allowed';
  return (
    <main className={styles.message}>
      <h1>{isSignedOut ? <Text id="console.sign-in-heading" /> : <Text id={`refusal-heading.${code}`} />}</h1>
      <p>{isSignedOut ? <Text id="console.sign-in" /> : <Text id={`refusal.${code}`} />}</p>
      <div>
        {code === 'reload' ? (
          <ButtonLink href="">
            <Text id="console.reload" />
          </ButtonLink>
        ) : (
          <ButtonLink href="/o">
            <Text id="console.sessions" />
          </ButtonLink>
        )}
      </div>
    </main>
  );
}
