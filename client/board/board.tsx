import {ReactFlowProvider} from '@xyflow/react';
import {type ReactNode, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState} from 'react';
import {type ActivityId, type Millis, type NoteId, SECOND, type ThemeId} from '../../shared/wire/ids.ts';
import {countIn} from '../activities/notes/arrangement.ts';
import {ShowWaiting} from '../activities/notes/show-waiting.tsx';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {Notice} from '../kit/notice.tsx';
import {Tabs} from '../kit/tabs.tsx';
import {type Records, recordIn} from '../live/records.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/board.ts';
import type {MoveNote} from './acts.ts';
import styles from './canvas.module.css';
import {Canvas, type Flow} from './canvas.tsx';
import {type Direction, keyActOf} from './canvas-keys.ts';
import {toggled} from './choosing.ts';
import {ChosenRow} from './chosen-row.tsx';
import {CanvasContext, type ItemId, newCanvas} from './focused.ts';
import {DeleteHeading, HeadingDialog} from './heading-dialog.tsx';
import {Kept} from './kept.tsx';
import {HEADING, layOut} from './layout.ts';
import {LostNotice} from './lost-notice.tsx';
import {MoveChosen} from './move-chosen.tsx';
import type {Places} from './places.ts';
import {Tools} from './tools.tsx';
import {useActs} from './use-acts.ts';
import {useBoard} from './use-board.ts';
import {type Linked, type LinkedAs, useLink} from './use-link.ts';
import type {Chosen} from './use-nodes.ts';
import {useShownNotes} from './use-shown-notes.ts';
import {type Box, boxesOf, firstView, freePlace, type View, viewWith} from './viewport.ts';

/** What can be done about one note that leaves its mark in what undo takes back. */
export interface OwnMoves {
  /** Asks for a theme. */
  readonly ask: () => void;
  /** The surface has moved it in a way of its own. */
  readonly wasMoved: (from: ThemeId | null, theme: ThemeId | null) => void;
}

export interface BoardProps {
  readonly as: LinkedAs;
  /** Whose notes they are. */
  readonly activity: ActivityId;
  /** Also those that are hidden from phones. */
  readonly withHidden?: boolean;
  readonly mayMove: boolean;
  readonly move: MoveNote;
  /** Makes a theme; false when the room has refused, and the surface has said why. */
  readonly addTheme: (theme: ThemeId, title: string) => Promise<boolean>;
  /** The surface asks something about one of the notes. */
  readonly isHeld?: boolean;
  /** Which note has the focus, for keys of the surface; a surface without has those of the board. */
  readonly onNote?: (note: NoteId | null) => void;
  readonly noteActions: (note: NoteId, own: OwnMoves) => ReactNode;
  readonly onList: () => void;
  /** What else the surface has for the board as a whole. */
  readonly tools?: ReactNode;
  /** What can be done about a theme; it is shown while its frame has the focus. */
  readonly themeActions?: (theme: ThemeId) => ReactNode;
  /** Beside whether it is saved: why the last press did nothing, or what is offered. */
  readonly answer?: ReactNode;
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

/** For so long after a document is here, more of it may come. */
const COMING_MS: Millis = 2 * SECOND;

/** A heading that is being written: a new one, or one that is changed. */
interface Writing {
  readonly key: string | null;
  readonly words: string;
}

function OpenBoard({link, ...props}: BoardProps & {readonly link: Linked}) {
  const {
    activity,
    withHidden = false,
    mayMove,
    move,
    addTheme,
    isHeld = false,
    onNote,
    noteActions,
    themeActions,
    onList,
    tools,
    answer,
  } = props;
  const [moving, setMoving] = useState<readonly NoteId[]>([]);
  const notes = useShownNotes({activity, withHidden, isHeld: isHeld || moving.length > 0});
  const {shown: arrangement, themes, onMoved, setInside} = notes;
  const board = useBoard(link.doc);
  const places = useOwnPlaces(board.places, activity);
  const layout = useMemo(() => layOut(arrangement, places), [arrangement, places]);
  const boxes = useMemo(() => boxesOf(layout, places), [layout, places]);
  const {mayWrite} = link;
  const acts = useActs({activity, board, layout, mayWrite, move, onMoved});
  const [chosen, setChosen] = useState<Chosen>(new Set());
  const [flow, setFlow] = useState<Flow | null>(null);
  const [writing, setWriting] = useState<Writing | null>(null);
  const [deleting, setDeleting] = useState<string | null>(null);
  const [isFreshSeen, setFreshSeen] = useState(link.generation === 0 || link.lost.getState().words !== null);
  const frame = useRef<HTMLDivElement>(null);
  /** Where the board was begun to be looked at. */
  const begun = useRef<View | null>(null);
  const [canvas] = useState(() => newCanvas(onNote ?? noKeys));
  const may = useMemo(() => ({notes: mayMove || mayWrite, rest: mayWrite}), [mayMove, mayWrite]);
  const records = useRoom(room => room.records);
  const chosenNotes = useMemo(() => [...chosen].filter(id => isNote(records, id)), [chosen, records]);
  const wordsOf = (key: string | null) => places.headings.find(heading => heading.key === key)?.words ?? null;
  const size = () => {
    const window = frame.current?.querySelector('.react-flow');
    return {width: window?.clientWidth ?? 0, height: window?.clientHeight ?? 0};
  };
  const toStart = () => {
    begun.current = firstView(boxes, size());
    void flow?.setViewport(begun.current);
  };
  /** Again while the document comes, piece by piece: who has not moved the board meanwhile sees where things lie by now. */
  const hereSince = useRef<number | null>(null);
  const begin = useEffectEvent((on: Flow, isHere: boolean) => {
    if (isHere) hereSince.current ??= performance.now();
    const isComing = hereSince.current !== null && performance.now() - hereSince.current < COMING_MS;
    const [{x, y, zoom}, from] = [on.getViewport(), begun.current];
    const isStill = from !== null && x === from.x && y === from.y && zoom === from.zoom;
    if (from === null || (isComing && isStill)) toStart();
  });
  const isHere = link.status !== 'connecting';
  // biome-ignore lint/correctness/useExhaustiveDependencies: when something else lies there, it is looked again
  useEffect(() => {
    if (flow) begin(flow, isHere);
  }, [flow, isHere, boxes]);
  const openRow = useCallback(() => {
    const buttons = [...(frame.current?.querySelectorAll<HTMLElement>('[data-chosen-row] button') ?? [])];
    // Past the one for which there is Space.
    (buttons.find(button => button.closest('[data-choose]') === null) ?? buttons[0])?.focus();
  }, []);
  /** The button goes with what was chosen; the note that it stood below has the focus then. */
  const letGo = () => {
    setChosen(new Set());
    const {item} = canvas.store.getState();
    if (item !== null) canvas.goTo(item, true);
  };
  /** It stays in the window. */
  const bring = (on: Flow, box: Box) => {
    const [before, after] = [on.getViewport(), viewWith(box, on.getViewport(), size())];
    if (after.x !== before.x || after.y !== before.y) void on.setViewport(after);
  };
  const choose = (item: ItemId) => {
    const after = toggled(chosen, item);
    setChosen(after);
    announce('notes', t(after.has(item) ? 'board.is-chosen' : 'board.not-chosen'), {level: 'asked'});
  };
  const letGoByKey = () => {
    if (chosen.size > 0) announce('notes', t('board.none-chosen'), {level: 'asked'});
    setChosen(new Set());
  };
  const ask = (item: ItemId) => {
    if (isNote(records, item)) setMoving(chosenNotes.length > 1 ? chosenNotes : [item]);
  };
  const moveTo = (theme: ThemeId | null) => {
    setMoving([]);
    void acts.moveTo(moving, theme);
  };
  const nudge = (item: ItemId, by: Direction) => {
    const node = flow?.getInternalNode(item);
    acts.nudge(chosen.has(item) ? [...chosen] : [item], by);
    if (!flow || !node) return;
    const {x, y} = node.internals.positionAbsolute;
    bring(flow, {at: [x + by[0], y + by[1]], width: node.width ?? 0, height: node.height ?? 0});
  };
  /** At the tools and in the row below; a dialog has keys of its own, and the plane has answered its own. */
  const press = (event: React.KeyboardEvent) => {
    if (event.defaultPrevented || !(event.target instanceof Element) || event.target.closest('dialog')) return;
    const act = keyActOf(event, null, []);
    const {item} = canvas.store.getState();
    if (act?.is === 'undo') acts.undo();
    else if (act?.is === 'redo') acts.redo();
    else if (act && item !== null && event.target.closest('[data-chosen-row]')) canvas.goTo(item, true);
    else return;
    event.preventDefault();
  };
  const write = (words: string) => {
    // Their words stay in the field, and the dialog says so.
    if (!mayWrite) return announce('form', t('board.heading-kept'));
    if (writing?.key && wordsOf(writing.key) !== null) acts.changeHeading(writing.key, words);
    else if (flow) {
      const at = freePlace(boxes, HEADING, flow.getViewport(), size());
      canvas.goTo(acts.addHeading(words, at), false);
      // It may lie above all that there is.
      bring(flow, {at, ...HEADING});
    }
    setWriting(null);
  };
  useSaidRights(mayMove || mayWrite, useRecord('session')?.isBoardLocked === true);
  const label = t('board.label', {notes: countIn(arrangement), themes: themes.length});
  return (
    <CanvasContext value={canvas}>
      <section className={styles.board} ref={frame} aria-label={t('board.tools')} onKeyDown={press}>
        <Tools
          acts={acts}
          canUndo={board.canUndo}
          canRedo={board.canRedo}
          mayMove={mayMove}
          mayWrite={mayWrite}
          flow={flow}
          onHeading={() => setWriting({key: null, words: ''})}
          onStart={toStart}
        >
          <ListOrCanvas onList={onList} />
          {tools}
        </Tools>
        <div className={styles.state}>
          <Kept link={link} mayMove={mayMove} />
          {answer}
          <ShowWaiting {...notes} kind="outlined" />
          <LostNotice
            lost={link.lost}
            copy={<Text id="board.lost-copy" />}
            copied={t('board.lost-copied')}
            forget={<Text id="board.lost-forget" />}
          >
            <Text id="board.lost" />
          </LostNotice>
          {!isFreshSeen && (
            <Notice icon="warning" tone="soon">
              <Text id="board.fresh" />{' '}
              <Button onPress={() => setFreshSeen(true)}>
                <Text id="board.fresh-seen" />
              </Button>
            </Notice>
          )}
        </div>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it listens to what happens inside and is no control itself */}
        <div
          className={styles.inside}
          onFocus={() => setInside(true)}
          onBlur={({currentTarget, relatedTarget}) => {
            if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setInside(false);
          }}
        >
          <Canvas
            label={label}
            layout={layout}
            places={places}
            may={may}
            chosen={chosen}
            onChosen={setChosen}
            onDrop={dropped => link.during(acts.drop(dropped))}
            onNudge={nudge}
            onChoose={choose}
            onLetGo={letGoByKey}
            onMove={mayMove && (!onNote || chosenNotes.length > 1) ? ask : undefined}
            onOpen={item => (wordsOf(item) === null ? openRow() : mayWrite && setWriting({key: item, words: wordsOf(item) ?? ''}))}
            onDelete={item => {
              if (wordsOf(item) !== null && mayWrite) setDeleting(item);
              else if (isNote(records, item))
                announce('notes', t(withHidden && mayMove ? 'board.note-stays' : 'board.notes-stay'), {level: 'asked'});
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
            onNudge={nudge}
            onChoose={note => setChosen(toggled(chosen, note))}
            onMove={() => setMoving(chosenNotes)}
            onChange={key => setWriting({key, words: wordsOf(key) ?? ''})}
            onDelete={setDeleting}
            onLetGo={letGo}
            themes={themes}
            themeActions={themeActions}
            noteActions={note =>
              noteActions(note, {ask: () => setMoving([note]), wasMoved: (from, theme) => acts.moved(note, from, theme)})
            }
          />
        </div>
        <p className="visually-hidden">
          <Text id="board.keys" />
        </p>
        <MoveChosen
          isOpen={moving.length > 0}
          count={moving.length}
          themes={themes}
          onClose={() => setMoving([])}
          onTheme={moveTo}
          onNew={async (theme, title) => {
            if (await addTheme(theme, title)) moveTo(theme);
          }}
        />
        <HeadingDialog
          words={writing?.words ?? null}
          now={writing?.key ? wordsOf(writing.key) : ''}
          mayWrite={mayWrite}
          onWords={write}
          onClose={() => setWriting(null)}
        />
        <DeleteHeading
          words={wordsOf(deleting)}
          onClose={() => setDeleting(null)}
          onDelete={() => {
            if (deleting && mayWrite) acts.deleteHeading(deleting);
            setDeleting(null);
          }}
        />
      </section>
    </CanvasContext>
  );
}

/** Whoever was at it has to hear that their hands do nothing any more, or something again. */
function useSaidRights(may: boolean, isLocked: boolean): void {
  const before = useRef(may);
  /** The page around it says that sorting is locked, and open again; and at first nothing was taken. */
  const isSaidThere = useRef(true);
  const say = useEffectEvent((now: boolean) => {
    if (before.current === now) return;
    before.current = now;
    if (!now) isSaidThere.current = isLocked;
    if (!isSaidThere.current) announce('facilitator', t(now ? 'board.open-again' : 'board.read-only'), {level: 'few'});
  });
  useEffect(() => say(may), [may]);
}

const isNote = (records: Records, item: ItemId): boolean => recordIn(records, `note:${item}`) !== undefined;

const noKeys = (): void => undefined;

const ListOrCanvas = ({onList}: Pick<BoardProps, 'onList'>) => (
  <Tabs
    label={t('board.views')}
    current="canvas"
    wasChosen
    tabs={[
      {id: 'list', label: <Text id="board.as-list" />},
      {id: 'canvas', label: <Text id="board.as-canvas" />},
    ]}
    onChoose={view => {
      if (view === 'list') onList();
    }}
  />
);

/** Headings belong to one activity each; the rest goes by the notes and themes that are shown. */
const useOwnPlaces = (places: Places, activity: ActivityId): Places =>
  useMemo(() => ({...places, headings: places.headings.filter(heading => heading.activity === activity)}), [places, activity]);
