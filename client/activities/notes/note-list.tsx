import {type ReactNode, Suspense, useDeferredValue, useMemo, useState} from 'react';
import type {ActivityId, ThemeId} from '../../../shared/wire/ids.ts';
import {Button} from '../../kit/button.tsx';
import type {LiveRoom} from '../../live/live-room.ts';
import {pausedRoom} from '../../live/paused-room.ts';
import {LiveContext, useLive, useRecord, useRoom} from '../../live/use-room.ts';
import {Text} from '../../locales/phone-notes.ts';
import {late} from '../fetched.ts';
import styles from '../phone-face.module.css';
import {type Arrangement, countIn} from './arrangement.ts';
import {FindInNotes} from './find-in-notes.tsx';
import {havingWords} from './having-words.ts';
import {ShowWaiting} from './show-waiting.tsx';
import {useAsOf} from './use-as-of.ts';
import {type Folds, useFolds} from './use-folds.ts';
import {type Held, useHeld} from './use-held.ts';

/** Fewer than can be looked over at a glance need no looking for. */
const WORTH_FINDING = 10;

interface NoteList extends Held, Folds {
  /** As it is in the room, whatever waits here. */
  readonly fresh: Arrangement;
  /** What is shown, or those of it that have the words that are looked for. */
  readonly found: Arrangement;
  readonly isFinding: boolean;
  readonly isPaused: boolean;
  readonly count: number;
  readonly pause: (isPaused: boolean) => void;
  readonly find: (words: string) => void;
  /** The room that the rows read. */
  readonly inList: LiveRoom;
}

/** How one person reads a list of notes: what waits, what is closed, what is looked for, and whether everything stands still. */
export function useNoteList(fresh: Arrangement, atOnce?: number): NoteList {
  const live = useLive();
  const [isPaused, pause] = useState(false);
  const [words, find] = useState('');
  const held = useHeld(fresh, true, isPaused);
  const folds = useFolds(held.shown, atOnce);
  // The letters come first, the list follows.
  const wanted = useDeferredValue(words);
  const isFinding = wanted !== '';
  const inList = useMemo(() => (isPaused ? pausedRoom(live) : live), [live, isPaused]);
  const records = useRoom(room => room.records);
  const {shown} = held;
  const found = useMemo(() => (wanted === '' ? shown : havingWords(shown, records, wanted)), [shown, records, wanted]);
  return {...held, ...folds, fresh, found, isFinding, isPaused, count: countIn(isPaused ? shown : fresh), pause, find, inList};
}

interface NoteListPartProps {
  /** Whose notes they are. */
  readonly source: ActivityId;
  readonly list: NoteList;
  /** Stands under the heading: what can be done here. */
  readonly help: ReactNode;
  /** The rows, which stand still with the list. */
  readonly children: ReactNode;
}

/** A list of notes with its heading, what waits beside it, and the person's own ways of reading it. */
export function NoteListPart({source, list, help, children}: NoteListPartProps) {
  const [isCanvas, setCanvas] = useState(false);
  const offered = useRecord('session')?.offered;
  const [answered, answer] = useState<ThemeId | null>(null);
  // Taken back and offered again, it is a new offer.
  if (!offered && answered) answer(null);
  const change = () => {
    // The canvas shows all, and the field goes with the list; what it has shown is known.
    if (isCanvas) list.showAll();
    else list.find('');
    setCanvas(!isCanvas);
  };
  return (
    <section className={styles.part}>
      <div>
        <h2 tabIndex={-1}>
          <Text id="notes.count" values={{count: list.count}} />
        </h2>
        {help}
        {!isCanvas && <Tools list={list} onCanvas={isAtDesk() && change} />}
      </div>
      {/* Before the list, for keys: it is drawn after it. */}
      {offered && (
        <Suspense>
          <OfferedTheme theme={offered} list={list} isCanvas={isCanvas} answered={answered} onAnswered={answer} />
        </Suspense>
      )}
      {isCanvas ? (
        <Suspense>
          <AsCanvas source={source} onList={change} answered={answered} onAnswered={answer} />
        </Suspense>
      ) : (
        <LiveContext value={list.inList}>{children}</LiveContext>
      )}
    </section>
  );
}

/** A plane needs room, and a pointer that hits: phones are offered the list alone. */
const isAtDesk = (): boolean => matchMedia('(min-width:64rem) and (pointer:fine)').matches;
const OfferedTheme = late(() => import('./offered-theme.tsx').then(module => module.OfferedTheme));
const AsCanvas = late(() => import('./as-canvas.tsx').then(module => module.AsCanvas));

interface ToolsProps {
  readonly list: NoteList;
  /** False: there is no room for one. */
  readonly onCanvas: (() => void) | false;
}

/** What the person can do with the list. Each has a place that is always kept, so that nothing moves when there is something for it. */
function Tools({list, onCanvas}: ToolsProps) {
  const {shown, found, isFinding, isPaused, waiting, pause, find} = list;
  // Whoever is at it must be able to end it, however few are left.
  const isWorthFinding = isFinding || countIn(shown) > WORTH_FINDING;
  return (
    <div className={styles.tools}>
      <Button kind="chip" icon="pause" isPressed={isPaused} onPress={() => pause(!isPaused)}>
        <Text id="list.pause" />
      </Button>
      {onCanvas && (
        <Button kind="chip" onPress={onCanvas}>
          <Text id="list.canvas" />
        </Button>
      )}
      {isWorthFinding && <FindInNotes found={isFinding ? countIn(found) : null} onWords={find} />}
      {isPaused ? (
        <p className={styles.paused}>
          <Text id="list.paused" values={{count: waiting}} />
        </p>
      ) : (
        <ShowWaiting {...list} kind="chip" />
      )}
      <AsOf />
    </div>
  );
}

/** Without a connection a list is as old as the last sign of life. Its place is kept, so that nothing moves when the connection goes. */
function AsOf() {
  const {isOld, time} = useAsOf();
  return (
    <p className={styles.asOf} data-none={!isOld}>
      <Text id="list.as-of" values={{time}} />
    </p>
  );
}
