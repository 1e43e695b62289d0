import {type ReactNode, Suspense, useEffect, useMemo, useRef} from 'react';
import {leftAt} from '../../shared/agenda/clock.ts';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import {announce} from '../kit/announcer.ts';
import {Boundary} from '../kit/boundary.tsx';
import {ButtonLink} from '../kit/button.tsx';
import {useClock} from '../live/clock.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/stage.ts';
import {AgendaView} from './agenda-view.tsx';
import {chimesFor, type Nearness, nearness} from './chime.ts';
import {Controls} from './controls.tsx';
import {Foot} from './foot.tsx';
import {JoinView} from './join-view.tsx';
import {AgreementView, ThemesView} from './list-views.tsx';
import {NoteView} from './note-view.tsx';
import {NotesWall} from './notes-wall.tsx';
import {usePager} from './pager.ts';
import {PromptView} from './prompt-view.tsx';
import {ResultsView} from './results-view.tsx';
import {isBlankHere, play, useRunning} from './running.ts';
import type {ScreenRoom} from './screen-room.ts';
import {SpeakerView} from './speaker-view.tsx';
import styles from './stage.module.css';
import {BlankView, BreakView, NoneYetView, PausedView, ThanksView, WaitingView} from './still-views.tsx';
import {useScreen} from './use-screen.ts';
import {nameOf, type View, viewOf} from './views.ts';

/** The big screen: over for good, not there yet, or the session. */
export function Stage() {
  const over = useRoom(room => room.over);
  const hasView = useRoom(room => room.hasView);
  if (over !== null) return <Over code={over} />;
  return hasView ? <Screen /> : <Opening />;
}

function Screen() {
  const records = useRoom(room => room.records);
  const chosen = useRecord('stage');
  const isBlank = useRunning(running => isBlankHere(running, chosen));
  const room = useScreen();
  const found = useMemo(() => viewOf(records), [records]);
  const view: View = isBlank ? {at: 'blank'} : found;
  const name = nameOf(view);
  useChime();
  useLinkSaid();
  // A view without pages has one; those with more lay their own.
  useEffect(() => usePager.getState().lay(name, usePager.getState().of === name ? usePager.getState().pages : 1), [name]);
  return (
    <div className={styles.stage}>
      <div className={styles.picture}>
        <Boundary key={name}>
          <Suspense fallback={<main className={styles.view} />}>{contentOf(view, name, room)}</Suspense>
        </Boundary>
        <Suspense fallback={<footer className={styles.foot} />}>
          <Foot hasCode={view.at !== 'join' && view.at !== 'blank'} />
        </Suspense>
      </div>
      <Controls />
    </div>
  );
}

function contentOf(view: View, of: string, room: ScreenRoom): ReactNode {
  switch (view.at) {
    case 'blank':
      return <BlankView />;
    case 'paused':
      return <PausedView />;
    case 'waiting':
      return <WaitingView />;
    case 'join':
      return <JoinView />;
    case 'prompt':
      return <PromptView of={of} activity={view.activity} room={room} />;
    case 'notes':
      return <NotesWall of={of} activity={view.activity} room={room} />;
    case 'note':
      return <NoteView of={of} note={view.note} room={room} />;
    case 'themes':
      return <ThemesView of={of} activity={view.activity} room={room} />;
    case 'results':
      return <ResultsView of={of} activity={view.activity} room={room} />;
    case 'speaker':
      return <SpeakerView />;
    case 'agenda':
      return <AgendaView />;
    case 'break':
      return <BreakView of={of} activity={view.activity} room={room} />;
    case 'agreement':
      return <AgreementView of={of} room={room} />;
    case 'thanks':
      return <ThanksView of={of} room={room} />;
    case 'none-yet':
      return <NoneYetView wanted={view.wanted} />;
  }
}

/** Sounds when the time of the activity that is on comes near its end. The words and the disc say it too. */
function useChime(): void {
  const session = useRecord('session');
  const current = session?.current ?? null;
  const clock = useRecord(`activity:${current ?? ''}`)?.clock ?? null;
  const isRunning = clock !== null && 'due' in clock && session?.phase === 'live' && !session.isPaused;
  const near = useClock(now => (isRunning ? nearness(leftAt(clock, now)) : null));
  const before = useRef<{readonly activity: string | null; readonly near: Nearness | null}>({activity: null, near: null});
  useEffect(() => {
    const times = before.current.activity === current ? chimesFor(before.current.near, near) : 0;
    before.current = {activity: current, near};
    if (times !== 0) play(times);
  }, [current, near]);
}

function useLinkSaid(): void {
  const link = useRoom(room => room.link);
  useEffect(() => {
    if (link === 'reconnecting') announce('connection', t('stage.reconnecting'), {level: 'few'});
    if (link === 'back') announce('connection', t('stage.back'), {level: 'few'});
  }, [link]);
}

function Opening() {
  const isLost = useRoom(room => room.link === 'offline' || room.link === 'reconnecting');
  return (
    <main className={styles.message}>
      <h1>
        <Text id="stage.loading" />
      </h1>
      {isLost && (
        <p>
          <Text id="stage.unreachable" />
        </p>
      )}
    </main>
  );
}

/** Beyond this there is nothing to try again: what it was, and whom to ask. */
function Over({code}: {readonly code: RefusalCode}) {
  const needsLink = code === 'not-signed-in' || code === 'not-allowed';
  return (
    <main className={styles.message}>
      <h1>{needsLink ? <Text id="stage.link-heading" /> : <Text id={`refusal-heading.${code}`} />}</h1>
      <p>{needsLink ? <Text id="stage.link-help" /> : <Text id={`refusal.${code}`} />}</p>
      {(code === 'reload' || code === 'open-elsewhere') && (
        <div>
          <ButtonLink href="">
            <Text id="stage.reload" />
          </ButtonLink>
        </div>
      )}
    </main>
  );
}
