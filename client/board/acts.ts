import type {Point} from '../../shared/board/values.ts';
import type {ActivityId, NoteId, ThemeId} from '../../shared/wire/ids.ts';
import {type Records, recordIn} from '../live/records.ts';
import {t} from '../locales/board.ts';
import type {Direction} from './canvas-keys.ts';
import {frameIdOf} from './canvas-nodes.ts';
import {type Dropped, type DroppedNote, noteAt} from './dropped.ts';
import type {ItemId} from './focused.ts';
import type {LaidGroup, Layout} from './layout.ts';
import type {Beside} from './undo.ts';
import type {OpenBoard} from './use-board.ts';

/** Gives the command; true when the room has done it. */
export type MoveNote = (note: NoteId, from: ThemeId | null, theme: ThemeId | null) => Promise<boolean>;

type Moved = Pick<DroppedNote, 'note' | 'from' | 'theme'>;

export interface ActsOptions {
  readonly activity: ActivityId;
  readonly board: Pick<OpenBoard, 'edits' | 'undo' | 'places'>;
  readonly layout: Layout;
  /** This person may write into the document, and not only move notes from theme to theme. */
  readonly mayWrite: boolean;
  readonly move: MoveNote;
  /** The person's own moves are seen at once. */
  readonly onMoved: (note: NoteId, theme: ThemeId | null) => void;
  /** What the room's page holds by then. */
  readonly records: () => Records;
  /** Says a sentence to whoever hears the page. */
  readonly say: (sentence: string) => void;
}

export interface Acts {
  readonly drop: (dropped: Dropped) => Promise<void>;
  readonly nudge: (items: readonly ItemId[], by: Direction) => void;
  readonly moveTo: (notes: readonly NoteId[], theme: ThemeId | null) => Promise<void>;
  /** The room has moved it at this person's word. */
  readonly moved: (note: NoteId, from: ThemeId | null, theme: ThemeId | null) => void;
  readonly addHeading: (words: string, at: Point) => ItemId;
  readonly changeHeading: (key: ItemId, words: string) => void;
  readonly deleteHeading: (key: ItemId) => void;
  readonly toggleLine: (one: NoteId, other: NoteId) => void;
  readonly tidy: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** What a person does on the board: each is one act, told to the room where notes change their theme, and taken back by one press. */
export function actsOn({activity, board, layout, mayWrite, move, onMoved, records, say}: ActsOptions): Acts {
  const {edits, undo, places} = board;
  /** The one way to change the board: whoever has lost the right meanwhile changes nothing, and what was done beside it counts all the same. */
  const act = (change: () => void, beside: Beside | null = null) => undo.act(mayWrite ? change : () => undefined, beside);
  const titleOf = (theme: ThemeId | null) => (theme === null ? undefined : recordIn(records(), `theme:${theme}`)?.title);
  const themeOf = (note: NoteId) => recordIn(records(), `note:${note}`)?.theme ?? null;

  /** Those of them that the room has moved. */
  const moveAll = async (notes: readonly Moved[]): Promise<readonly Moved[]> => {
    const isMoved = await Promise.all(notes.map(({note, from, theme}) => move(note, from, theme)));
    const moved = notes.filter((_, at) => isMoved[at]);
    for (const {note, theme} of moved) onMoved(note, theme);
    return moved;
  };
  const besideOf = (moved: readonly Moved[]): Beside | null => {
    if (moved.length === 0) return null;
    // What the room has really moved the last time: what it refused is somebody else's from then on, wherever it goes later.
    let last = Promise.resolve(moved);
    return () => {
      // Back only from where this person moved it to: whoever has moved it since is not overruled.
      last = last.then(done => moveAll(done.map(({note, from, theme}) => ({note, from: theme, theme: from}))));
    };
  };

  const drop = async ({notes, frames, headings}: Dropped) => {
    const moving = notes.filter(({from, theme}) => from !== theme);
    const moved = await moveAll(moving);
    // What the room refused lies where it was.
    const placed = notes.filter(note => note.from === note.theme || moved.some(one => one.note === note.note));
    act(
      () =>
        edits.together(() => {
          edits.placeNotes(placed);
          for (const {theme, at} of frames) edits.placeFrame(theme, at);
          for (const {key, at} of headings) edits.changeHeading(key, {at});
        }),
      besideOf(moved),
    );
    if (moved.length > 0) sayMoved(moved[0]?.theme ?? null);
  };
  const sayMoved = (theme: ThemeId | null) => {
    const title = titleOf(theme);
    say(title === undefined ? t('board.moved-out') : t('board.moved', {theme: title}));
  };

  return {
    drop,
    nudge: (items, by) => {
      if (!mayWrite) return say(t('board.read-only'));
      const dropped = nudged(items, by, layout, places.headings);
      const [near] = dropped.notes;
      // From frame to frame is a move of its own, with a name: pushing a note over an edge must not do it by the way.
      const notes = dropped.notes.filter(({from, theme}) => from === theme);
      if (near && near.theme !== near.from) say(t('board.edge'));
      else say(nearOf(near && titleOf(near.theme)));
      void drop({...dropped, notes});
    },
    moveTo: async (notes, theme) => {
      const moved = await moveAll(notes.map(note => ({note, from: themeOf(note), theme})).filter(({from}) => from !== theme));
      act(() => undefined, besideOf(moved));
      if (moved.length > 0) sayMoved(theme);
    },
    moved: (note, from, theme) => {
      onMoved(note, theme);
      act(() => undefined, besideOf([{note, from, theme}]));
    },
    addHeading: (words, at) => {
      let key = '';
      act(() => {
        key = edits.addHeading(activity, words, at);
      });
      say(t('board.heading-added'));
      return key;
    },
    changeHeading: (key, words) => {
      act(() => edits.changeHeading(key, {words}));
      say(t('board.heading-changed'));
    },
    deleteHeading: key => {
      act(() => edits.remove([key]));
      say(t('board.heading-deleted'));
    },
    toggleLine: (one, other) => {
      const line = places.connections.find(({from, to}) => [from, to].includes(one) && [from, to].includes(other));
      act(() => (line ? edits.remove([line.key]) : edits.connect(one, other)));
      say(line ? t('board.disconnected') : t('board.connected'));
    },
    tidy: () => {
      act(() =>
        edits.tidy(
          layout.flatMap(({notes}) => notes.map(({id}) => id)),
          layout.flatMap(({theme}) => theme ?? []),
        ),
      );
      say(t('board.tidied'));
    },
    undo: () => {
      say(undo.canUndo ? t('board.undone') : t('board.nothing-to-undo'));
      undo.undo(mayWrite);
    },
    redo: () => {
      say(undo.canRedo ? t('board.redone') : t('board.nothing-to-redo'));
      undo.redo(mayWrite);
    },
  };
}

const nearOf = (title: string | undefined): string => (title === undefined ? t('board.near-none') : t('board.near', {theme: title}));

function nudged(
  items: readonly ItemId[],
  [right, down]: Direction,
  layout: Layout,
  headings: readonly {readonly key: ItemId; readonly at: Point}[],
): Dropped {
  const by = ([x, y]: Point): Point => [x + right, y + down];
  const isMoved = (id: ItemId) => items.includes(id);
  return {
    notes: layout.flatMap(group =>
      group.notes.filter(({id}) => isMoved(id)).map(({id, at}) => noteAt(id, group.theme, by(onBoard(group, at)), layout)),
    ),
    frames: layout.flatMap(({theme, at}) => (theme !== null && isMoved(frameIdOf(theme)) ? [{theme, at: by(at)}] : [])),
    headings: headings.filter(({key}) => isMoved(key)).map(({key, at}) => ({key, at: by(at)})),
  };
}

const onBoard = ({theme, at}: LaidGroup, [x, y]: Point): Point => (theme === null ? [x, y] : [x + at[0], y + at[1]]);
