import {useState} from 'react';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import type {ActivityId} from '../../shared/wire/ids.ts';
import {ConsoleBoard} from '../activities/notes/console-board.tsx';
import {announce} from '../kit/announcer.ts';
import {Boundary} from '../kit/boundary.tsx';
import {ButtonLink} from '../kit/button.tsx';
import {Notice} from '../kit/notice.tsx';
import {recordIn} from '../live/records.ts';
import {useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/console.ts';
import {AgendaPanel} from './agenda-panel.tsx';
import {AgreementDialog} from './agreement-dialog.tsx';
import {AskPanel} from './ask-panel.tsx';
import {AssistDialog, UnsentWords} from './assist-dialog.tsx';
import {showBoard, useBoardView} from './board-view.ts';
import {BreakDialog} from './break-dialog.tsx';
import styles from './console.module.css';
import {EarlierNotes} from './earlier-notes.tsx';
import {EndDialog} from './end-dialog.tsx';
import {HandsPanel} from './hands-panel.tsx';
import {JoinCard} from './join-card.tsx';
import {LinksDialog} from './links-dialog.tsx';
import {MenuDialog} from './menu-dialog.tsx';
import {MinutesPanel} from './minutes-panel.tsx';
import {NeedsPanel} from './needs-panel.tsx';
import {NowPanel} from './now-panel.tsx';
import {PanelNav, useHasHands, useMinutesFirst, useShownPanel} from './panel-nav.tsx';
import {partOf} from './panels.ts';
import {PeoplePanel} from './people-panel.tsx';
import {powerIn, useIsMine, useMay} from './power.ts';
import {ReadyPanel} from './ready-panel.tsx';
import {ShortcutsDialog} from './shortcuts-dialog.tsx';
import {StagePanel} from './stage-panel.tsx';
import {Steer} from './steer.tsx';
import {TeamPanel} from './team-panel.tsx';
import {TopBar} from './top-bar.tsx';
import {TurnPanel} from './turn-panel.tsx';

/** The facilitator's one page: over for good, not there yet, or the session. */
export function Console() {
  const over = useRoom(room => room.over);
  const hasView = useRoom(room => room.hasView);
  const hasPower = useRoom(room => powerIn(room) !== null);
  if (over !== null) return <Over code={over} />;
  if (!hasView) return <Opening />;
  return hasPower ? <Session /> : <NoSeat />;
}

type Question = 'end' | 'agreement' | 'links' | 'menu' | 'shortcuts';

function Session() {
  const [question, setQuestion] = useState<Question | null>(null);
  const [breakFrom, setBreakFrom] = useState<ActivityId | null>(null);
  const [assist, setAssist] = useState<{readonly activity: ActivityId | null} | null>(null);
  const current = useRoom(room => recordIn(room.records, 'session')?.current ?? null);
  const mayLink = useMay('links');
  // The question ends with the activity in which it was asked: coming back must not ask it again.
  if (breakFrom !== null && breakFrom !== current) setBreakFrom(null);
  const board = useBoardView();
  const close = () => setQuestion(null);
  const ask = (one: Question) => () => setQuestion(one);
  return (
    <div className={styles.console} data-board={board !== null || undefined}>
      <div className={styles.top}>
        <TopBar onShortcuts={ask('shortcuts')} onMenu={ask('menu')} />
        <div className={styles.reach}>
          <Steer onBreak={() => setBreakFrom(current)} onEnd={ask('end')} />
          {board === null && <PanelNav />}
        </div>
      </div>
      {board === null ? <Parts ask={ask} onAssist={activity => setAssist({activity})} /> : <BoardInstead activity={board} />}
      <EndDialog isOpen={question === 'end'} onClose={close} />
      <AgreementDialog isOpen={question === 'agreement'} onClose={close} />
      <LinksDialog isOpen={question === 'links' && mayLink} onClose={close} />
      <MenuDialog isOpen={question === 'menu'} onClose={close} />
      <ShortcutsDialog isOpen={question === 'shortcuts'} onClose={close} />
      <BreakDialog from={breakFrom} onClose={() => setBreakFrom(null)} />
      <AssistDialog isOpen={assist !== null} activity={assist?.activity ?? null} onClose={() => setAssist(null)} />
    </div>
  );
}

/**
 * Three columns in a wide window. In a narrow one a part at a time; what waits for an answer stays above it. They come in the order in
 * which they are needed, also for Tab: what is on first, and last the agenda, which may be long, though it stands on the left.
 */
function Parts({
  ask,
  onAssist,
}: {
  readonly ask: (question: Question) => () => void;
  readonly onAssist: (activity: ActivityId | null) => void;
}) {
  const shown = useShownPanel();
  const isBefore = useRoom(room => /draft|open/.test(recordIn(room.records, 'session')?.phase ?? ''));
  const hasHands = useHasHands();
  const seesPeople = useIsMine('remove');
  const writesFirst = useMinutesFirst();
  const minutes = (
    <div {...partOf('minutes')}>
      <MinutesPanel />
    </div>
  );
  const joining = (
    <div {...partOf(isBefore ? 'now' : 'people')} className={styles.joining}>
      <JoinCard />
    </div>
  );
  return (
    <main className={styles.main} data-shown={shown}>
      <div className={styles.waiting}>
        <NeedsPanel />
        <TurnPanel />
      </div>
      <div className={styles.now}>
        {writesFirst && minutes}
        <div {...partOf('now')}>
          <NowPanel onEnd={ask('end')} onAssist={onAssist} />
          <ReadyPanel onLinks={ask('links')} />
        </div>
        <div {...partOf('notes')}>
          <EarlierNotes />
        </div>
        {!writesFirst && minutes}
      </div>
      <div className={styles.side}>
        {isBefore && joining}
        {hasHands && (
          <div {...partOf('hands')}>
            <HandsPanel />
          </div>
        )}
        <div {...partOf('now')}>
          <AskPanel />
          <StagePanel />
        </div>
      </div>
      <div className={styles.agenda}>
        <div {...partOf('time')}>
          <AgendaPanel onEnd={ask('end')} onAgreement={ask('agreement')} />
        </div>
        <div {...partOf('people')}>
          {seesPeople && <PeoplePanel />}
          <TeamPanel onLinks={ask('links')} />
        </div>
      </div>
      {!isBefore && joining}
    </main>
  );
}

function withoutBoard(): void {
  announce('facilitator', t('board.failed'), {level: 'few'});
  showBoard(null);
}

/** The board wants the room of all parts; what waits for an answer stays in sight. */
const BoardInstead = ({activity}: {readonly activity: ActivityId}) => (
  <main className={styles.withBoard}>
    {/* Whoever cannot have the board has the list. */}
    <Boundary onBroken={() => withoutBoard()}>
      <ConsoleBoard activity={activity} />
    </Boundary>
    <div className={styles.waiting}>
      <NeedsPanel />
      <TurnPanel />
    </div>
  </main>
);

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

/** The seat of whoever looks has gone: nothing here is theirs any more. */
const NoSeat = () => (
  <main className={styles.message}>
    <h1>
      <Text id="console.link-revoked-heading" />
    </h1>
    <p>
      <Text id="console.no-seat" />
    </p>
  </main>
);

/** Beyond this there is nothing to try again: what it was, and where to go. */
function Over({code}: {readonly code: RefusalCode}) {
  const isAgain = code === 'reload' || code === 'open-elsewhere';
  return (
    <main className={styles.message}>
      <h1>
        <OverHeading code={code} />
      </h1>
      <p>
        <OverWhy code={code} />
      </p>
      <UnsentWords />
      {isAgain && (
        <div>
          <ButtonLink href="">
            <Text id="console.reload" />
          </ButtonLink>
        </div>
      )}
      {!isAgain && code !== 'link-revoked' && (
        <div>
          <ButtonLink href="/o">
            <Text id="console.sessions" />
          </ButtonLink>
        </div>
      )}
    </main>
  );
}

const isSignedOut = (code: RefusalCode): boolean => code === 'not-signed-in' || code === 'not-allowed';

function OverHeading({code}: {readonly code: RefusalCode}) {
  if (isSignedOut(code)) return <Text id="console.sign-in-heading" />;
  return code === 'link-revoked' ? <Text id="console.link-revoked-heading" /> : <Text id={`refusal-heading.${code}`} />;
}

function OverWhy({code}: {readonly code: RefusalCode}) {
  if (isSignedOut(code)) return <Text id="console.sign-in" />;
  if (code === 'link-revoked') return <Text id="console.link-revoked" />;
  return code === 'no-session' ? <Text id="console.no-session" /> : <Text id={`refusal.${code}`} />;
}
