import {ReactFlowProvider} from '@xyflow/react';
import {type ReactNode, useCallback, useMemo, useRef, useState} from 'react';
import type {ActivityId, NoteId, ThemeId} from '../../shared/wire/ids.ts';
import {type Arrangement, countIn} from '../activities/notes/arrangement.ts';
import {announce} from '../kit/announcer.ts';
import {type Records, recordIn} from '../live/records.ts';
import {useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/board.ts';
import type {MoveNote} from './acts.ts';
import styles from './canvas.module.css';
import {Canvas, type Flow} from './canvas.tsx';
import {ChosenRow} from './chosen-row.tsx';
import {CanvasContext, type ItemId, newCanvas} from './focused.ts';
import {DeleteHeading, HeadingDialog} from './heading-dialog.tsx';
import {Kept} from './kept.tsx';
import {HEADING, layOut} from './layout.ts';
import {MoveChosen} from './move-chosen.tsx';
import type {Places} from './places.ts';
import {Tools} from './tools.tsx';
import {useActs} from './use-acts.ts';
import {useBoard} from './use-board.ts';
import {type Linked, type LinkedAs, useLink} from './use-link.ts';
import type {Chosen} from './use-nodes.ts';
import {firstView, freePlace} from './viewport.ts';

export interface BoardProps {
  readonly as: LinkedAs;
  readonly activity: ActivityId;
  /** What is shown, by theme; those in no theme last. */
  readonly arrangement: Arrangement;
  readonly themes: readonly ThemeId[];
  readonly mayMove: boolean;
  readonly move: MoveNote;
  readonly onMoved: (note: NoteId, theme: ThemeId | null) => void;
  /** Whether the focus is on something of the board: then what others move is to wait. */
  readonly onInside: (isInside: boolean) => void;
  /** Which note has the focus, for keys of the surface. */
  readonly onNote: (note: NoteId | null) => void;
  readonly noteActions: (note: NoteId) => ReactNode;
  /** First among the tools: the way to other views of the same. */
  readonly views: ReactNode;
  /** Beside whether it is saved: what waits to be shown, and answers. */
  readonly news: ReactNode;
}

/** The notes of one activity as a plane: where they lie, under which headings, and what can be done about them. */
export function Board(props: BoardProps) {
  const link = useLink(props.as);
  return (
    <ReactFlowProvider>
      {/* A fresh document begins with nothing chosen and nothing to undo. */}
      <OpenBoard key={link.generation} link={link} {...props} />
    </ReactFlowProvider>
  );
}

/** A heading that is being written: a new one, or one that is changed. */
interface Writing {
  readonly key: string | null;
  readonly words: string;
}

function OpenBoard({link, ...props}: BoardProps & {readonly link: Linked}) {
  const {activity, arrangement, themes, mayMove, move, onMoved, onInside, onNote, noteActions, views, news} = props;
  const board = useBoard(link.doc);
  const places = useOwnPlaces(board.places, activity);
  const layout = useMemo(() => layOut(arrangement, places), [arrangement, places]);
  const {mayWrite} = link;
  const acts = useActs({activity, board, layout, mayWrite, move, onMoved});
  const [chosen, setChosen] = useState<Chosen>(new Set());
  const [flow, setFlow] = useState<Flow | null>(null);
  const [writing, setWriting] = useState<Writing | null>(null);
  const [deleting, setDeleting] = useState<string | null>(null);
  const [isMoving, setMoving] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const [canvas] = useState(() => newCanvas(onNote));
  const may = useMemo(() => ({notes: mayMove || mayWrite, rest: mayWrite}), [mayMove, mayWrite]);
  const records = useRoom(room => room.records);
  const chosenNotes = useMemo(() => [...chosen].filter(id => isNote(records, id)), [chosen, records]);
  const wordsOf = (key: string | null) => places.headings.find(heading => heading.key === key)?.words ?? null;
  const size = () => {
    const window = frame.current?.querySelector('.react-flow');
    return {width: window?.clientWidth ?? 0, height: window?.clientHeight ?? 0};
  };
  const openRow = useCallback(() => {
    frame.current?.querySelector<HTMLElement>('[data-chosen-row] button')?.focus();
  }, []);
  const write = (words: string) => {
    if (writing?.key) acts.changeHeading(writing.key, words);
    else if (flow) canvas.goTo(acts.addHeading(words, freePlace(layout, headingBoxes(places), HEADING, flow.getViewport(), size())), false);
    setWriting(null);
  };
  const label = t('board.label', {notes: countIn(arrangement), themes: themes.length});
  return (
    <CanvasContext value={canvas}>
      <section className={styles.board} ref={frame} aria-label={t('board.tools')}>
        <Tools
          acts={acts}
          canUndo={board.canUndo}
          canRedo={board.canRedo}
          mayWrite={mayWrite}
          flow={flow}
          onHeading={() => setWriting({key: null, words: ''})}
          onStart={() => void flow?.setViewport(firstView(layout, size()))}
        >
          {views}
        </Tools>
        <div className={styles.state}>
          <Kept link={link} mayMove={mayMove} />
          {news}
        </div>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it listens to what happens inside and is no control itself */}
        <div
          className={styles.inside}
          onFocus={() => onInside(true)}
          onBlur={({currentTarget, relatedTarget}) => {
            if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) onInside(false);
          }}
        >
          <Canvas
            label={label}
            layout={layout}
            places={places}
            may={may}
            chosen={chosen}
            onChosen={setChosen}
            onDrop={acts.drop}
            onNudge={(item, by) => acts.nudge(chosen.has(item) ? [...chosen] : [item], by)}
            onOpen={item => (wordsOf(item) === null ? openRow() : mayWrite && setWriting({key: item, words: wordsOf(item) ?? ''}))}
            onDelete={item => {
              if (wordsOf(item) !== null && mayWrite) setDeleting(item);
              else if (isNote(records, item)) announce('notes', t('board.note-stays'));
            }}
            onUndo={acts.undo}
            onRedo={acts.redo}
            onReady={setFlow}
          />
          <ChosenRow
            places={places}
            chosen={chosenNotes}
            acts={acts}
            may={{move: mayMove, write: mayWrite}}
            onMove={() => setMoving(true)}
            onChange={key => setWriting({key, words: wordsOf(key) ?? ''})}
            onDelete={setDeleting}
            onLetGo={() => setChosen(new Set())}
            noteActions={noteActions}
          />
        </div>
        <p className="visually-hidden">
          <Text id="board.keys" />
        </p>
        <MoveChosen
          isOpen={isMoving}
          count={chosenNotes.length}
          themes={themes}
          onClose={() => setMoving(false)}
          onTheme={theme => {
            setMoving(false);
            void acts.moveTo(chosenNotes, theme);
          }}
        />
        <HeadingDialog words={writing?.words ?? null} onWords={write} onClose={() => setWriting(null)} />
        <DeleteHeading
          words={wordsOf(deleting)}
          onClose={() => setDeleting(null)}
          onDelete={() => {
            if (deleting) acts.remove(deleting);
            setDeleting(null);
          }}
        />
      </section>
    </CanvasContext>
  );
}

const isNote = (records: Records, item: ItemId): boolean => recordIn(records, `note:${item}`) !== undefined;

const headingBoxes = ({headings}: Places) => headings.map(({at}) => ({at, ...HEADING}));

/** Headings belong to one activity each; the rest goes by the notes and themes that are shown. */
const useOwnPlaces = (places: Places, activity: ActivityId): Places =>
  useMemo(() => ({...places, headings: places.headings.filter(heading => heading.activity === activity)}), [places, activity]);
