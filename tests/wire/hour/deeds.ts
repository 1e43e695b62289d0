import type {Direction} from '../../../client/board/canvas-keys.ts';
import {NUDGE} from '../../../client/board/canvas-keys.ts';
import {type BoardNode, frameIdOf, nodesOf} from '../../../client/board/canvas-nodes.ts';
import {droppedOf} from '../../../client/board/dropped.ts';
import {FRAME_HEAD, type LaidGroup} from '../../../client/board/layout.ts';
import type {ActivityId} from '../../../shared/wire/ids.ts';
import {randomId} from '../../players/player.ts';
import type {Chance} from '../../rehearsal/chance.ts';
import type {Console} from './console.ts';
import type {Phone} from './phone.ts';

const [FEWEST_THEMES, MOST_THEMES] = [3, 8];
const ALL = {notes: true, rest: true};
const NUDGES: readonly Direction[] = [
  [NUDGE, 0],
  [-NUDGE, 0],
  [0, NUDGE],
  [0, -NUDGE],
];

/** What one person does at a board. True: there was something to do it with. */
type Deed = (at: Console, chance: Chance, activity: ActivityId) => boolean;

type Deeds = Readonly<Record<string, readonly [share: number, deed: Deed]>>;

/** What changes the document, and how often beside the others. Only to take something back may also be told to the room. */
export const ON_BOARD: Deeds = {
  'drags a note within its frame': [12, (at, chance) => drag(at, chance, null, 'note')],
  'drags a frame': [6, (at, chance) => drag(at, chance, chance.pick(at.layout), 'frame')],
  'drags a heading': [4, (at, chance) => drag(at, chance, chance.pick(at.layout), 'heading')],
  nudges: [8, nudge],
  tidies: [2, at => done(at.acts.tidy())],
  'adds a heading': [5, (at, chance) => done(at.acts.addHeading(`Heading ${chance.whole(1, 99)}`, somewhere(chance)))],
  'changes a heading': [4, (at, chance) => withHeading(at, chance, key => at.acts.changeHeading(key, `Words ${chance.whole(1, 99)}`))],
  'deletes a heading': [3, (at, chance) => withHeading(at, chance, key => at.acts.deleteHeading(key))],
  connects: [7, connect],
  undoes: [9, at => at.canUndo && done(at.undo())],
  redoes: [8, at => at.canRedo && done(at.redo())],
  'undoes and redoes several': [4, undoSeveral],
};

/** What is told to the room. */
export const IN_ROOM: Deeds = {
  'drags notes': [14, (at, chance) => drag(at, chance, chance.pick(at.layout), 'note')],
  'moves notes with the button': [6, moveTo],
  hides: [5, hide],
  'adds a theme': [3, addTheme],
  'renames a theme': [2, renameTheme],
  'removes a theme': [2, removeTheme],
};

/** From the theme in which this phone sees it: somebody else may have moved it meanwhile. */
export function phoneMoves({seat, notes, themes}: Phone, chance: Chance): boolean {
  const seen = chance.pick(notes);
  const theme = chance.pick([...themes, null].filter(one => one !== seen?.from));
  if (!seen || theme === undefined) return false;
  void seat.move(seen.note, seen.from, theme);
  return true;
}

const done = (_act: unknown): true => true;

const somewhere = (chance: Chance): readonly [number, number] => [chance.whole(-200, 2_400), chance.whole(-200, 1_600)];

/** As the canvas ends a drag: some of what it draws lies elsewhere, all by as much. `over`: where to; null: within the frame in which it lies. */
function drag(at: Console, chance: Chance, over: LaidGroup | null | undefined, what: BoardNode['type']): boolean {
  const nodes = nodesOf(at.layout, at.places, ALL, []);
  const some = shuffled(
    nodes.filter(({type, draggable}) => type === what && draggable),
    chance,
  ).slice(0, over === null ? 1 : chance.whole(1, 2));
  const [first] = some;
  const onto = over ?? at.layout.find(({theme}) => frameIdOf(theme) === first?.parentId);
  if (!first || !onto) return false;
  const frame = nodes.find(({id}) => id === first.parentId)?.position ?? {x: 0, y: 0};
  const [x, y] = [onto.at[0] + chance.whole(0, onto.width / 2), onto.at[1] + FRAME_HEAD + chance.whole(0, onto.height / 2)];
  const by = {x: x - frame.x - first.position.x, y: y - frame.y - first.position.y};
  const dragged = some.map(node => ({...node, position: {x: node.position.x + by.x, y: node.position.y + by.y}}) as BoardNode);
  const dropped = droppedOf(dragged, at.layout);
  if (!dropped) return false;
  void at.acts.drop(dropped);
  return true;
}

function nudge(at: Console, chance: Chance): boolean {
  const items = [
    ...at.layout.flatMap(({theme, notes}) => [...(theme === null ? [] : [frameIdOf(theme)]), ...notes.map(({id}) => id)]),
    ...at.places.headings.map(({key}) => key),
  ];
  const item = chance.pick(items);
  const by = chance.pick(NUDGES);
  if (item === undefined || !by) return false;
  at.acts.nudge([item], by);
  return true;
}

function moveTo(at: Console, chance: Chance): boolean {
  const notes = shuffled(at.notes, chance).slice(0, chance.whole(1, 2));
  void at.acts.moveTo(
    notes.map(({id}) => id),
    chance.pick([...at.themes, null]) ?? null,
  );
  return notes.length > 0;
}

function withHeading(at: Console, chance: Chance, act: (key: string) => void): boolean {
  const heading = chance.pick(at.places.headings);
  if (heading) act(heading.key);
  return heading !== undefined;
}

function connect(at: Console, chance: Chance): boolean {
  const [one, other] = shuffled(at.notes, chance);
  if (!one || !other) return false;
  at.acts.toggleLine(one.id, other.id);
  return true;
}

function undoSeveral(at: Console, chance: Chance): boolean {
  let undone = 0;
  for (let left = chance.whole(2, 4); left > 0 && at.canUndo; left--, undone++) at.undo();
  for (let left = undone; left > 0; left--) at.redo();
  return undone > 0;
}

function hide({seat, notes}: Console, chance: Chance): boolean {
  const note = chance.pick(notes);
  if (!note) return false;
  void seat.send({type: note.isHidden ? 'note.unhide' : 'note.hide', note: note.id});
  return true;
}

function addTheme({seat, themes}: Console, chance: Chance, activity: ActivityId): boolean {
  if (themes.length >= MOST_THEMES) return false;
  void seat.send({type: 'theme.add', activity, theme: randomId(), title: `Theme ${chance.whole(1, 99)}`});
  return true;
}

function renameTheme({seat, themes}: Console, chance: Chance): boolean {
  const theme = chance.pick(themes);
  if (theme === undefined) return false;
  void seat.send({type: 'theme.rename', theme, title: `Renamed ${chance.whole(1, 99)}`});
  return true;
}

function removeTheme({seat, themes}: Console, chance: Chance): boolean {
  const theme = chance.pick(themes);
  if (theme === undefined || themes.length <= FEWEST_THEMES) return false;
  void seat.removeTheme(theme);
  return true;
}

function shuffled<One>(all: readonly One[], chance: Chance): readonly One[] {
  return all
    .map(one => ({one, at: chance.next()}))
    .sort((a, b) => a.at - b.at)
    .map(({one}) => one);
}
