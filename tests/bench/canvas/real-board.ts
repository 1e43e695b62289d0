import {BoardEdits} from '../../../client/board/edits.ts';
import type {Point} from '../../../shared/board/values.ts';
import {BoardPlayer} from '../../players/board-player.ts';
import {type Chance, chanceOf} from '../../rehearsal/chance.ts';
import type {OwnServer} from '../../rehearsal/own-server.ts';
import {type Shown, showNotes} from '../shown-notes.ts';

/** As many as can be planned. */
const THEMES = [
  'Getting here',
  'In the waiting room',
  'Forms and letters',
  'Being heard',
  'Opening hours',
  'By telephone',
  'Words that nobody knows',
  'For families',
  'For those who work at night',
  'Steps and doors',
  'What went well',
  'Afterwards',
] as const;
const HEADINGS = 24;
const LINES = 120;
/** Notes in one update: fewer than one message may carry. */
const AT_ONCE = 100;
/** Where things lie is the same in every run, so that runs can be compared. */
const SEED = 1;

/** Left, top, right and bottom of where people put things, in the board's pixels. */
type Area = readonly [number, number, number, number];
/** Within the frame of a theme: about what the layout itself takes for so many notes. */
const IN_FRAME: Area = [20, 80, 2_000, 2_400];
/** On the open board, below the frames. */
const OPEN: Area = [2_400, 9_000, 9_000, 11_000];
const WHOLE: Area = [0, -600, 9_000, 9_000];

/**
 * A session with a board as people leave one behind: themes with notes in them and some in none, half of the notes where somebody put them, and so
 * half of the frames; headings, and lines between notes. People are sorting, so that participants have the board as well.
 */
export async function showRealBoard(server: OwnServer, notes: number): Promise<Shown> {
  const shown = await showNotes(server, notes, {themes: THEMES, isSorting: true});
  const player = await new BoardPlayer(shown.organiser, shown.session).connect();
  const edits = new BoardEdits(player.map);
  const chance = chanceOf(SEED);
  const moves = shown.notes
    .filter((_, at) => at % 2 === 0)
    .map(({id, theme}) => ({note: id, theme, at: somewhere(chance, theme === null ? OPEN : IN_FRAME)}));
  for (let from = 0; from < moves.length; from += AT_ONCE) {
    edits.placeNotes(moves.slice(from, from + AT_ONCE));
    // Each is a write of its own, as people make them.
    await player.settle();
  }
  for (const [at, theme] of shown.themes.entries()) if (at % 2 === 0) edits.placeFrame(theme, frameAt(at));
  for (let at = 0; at < HEADINGS; at++) edits.addHeading(shown.activity, `Heading ${at}: what we heard`, somewhere(chance, WHOLE));
  for (let at = 0; at < LINES; at++) edits.connect(oneOf(chance, shown), oneOf(chance, shown));
  await player.settle();
  player.drop();
  return shown;
}

const somewhere = (chance: Chance, [left, top, right, bottom]: Area): Point => [chance.whole(left, right), chance.whole(top, bottom)];

/** Four in a row, with some air between them. */
const frameAt = (at: number): Point => [(at % 4) * 2_400, Math.floor(at / 4) * 3_000];

const oneOf = (chance: Chance, {notes}: Shown): string => chance.pick(notes)?.id ?? '';
