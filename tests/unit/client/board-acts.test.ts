import {expect, test, vi} from 'vitest';
import * as Y from 'yjs';
import {actsOn} from '../../../client/board/acts.ts';
import {BoardEdits} from '../../../client/board/edits.ts';
import {layOut} from '../../../client/board/layout.ts';
import {placesIn} from '../../../client/board/places.ts';
import {OwnUndo} from '../../../client/board/undo.ts';
import {randomId} from '../../players/player.ts';

test('[R151] a move that undo could not take back, because somebody was first, is neither done again by redo nor taken back by the next undo', async () => {
  const [stays, overtaken] = [randomId(), randomId()];
  const theme = randomId();
  const map = new Y.Doc().getMap<unknown>('board');
  const undo = new OwnUndo(map, () => true);
  const told: string[] = [];
  let refused = '';
  const acts = actsOn({
    activity: randomId(),
    board: {places: placesIn(map), edits: new BoardEdits(map), undo},
    layout: layOut([{theme: null, notes: [stays, overtaken]}], placesIn(map)),
    mayWrite: true,
    move: async (note, _from, to) => {
      if (note === refused) return false;
      told.push(`${note} to ${to}`);
      return true;
    },
    onMoved: () => undefined,
    records: () => new Map(),
    say: () => undefined,
  });
  await acts.moveTo([stays, overtaken], theme);
  expect(told).toEqual([`${stays} to ${theme}`, `${overtaken} to ${theme}`]);
  refused = overtaken;
  acts.undo();
  await vi.waitFor(() => expect(told.slice(2)).toEqual([`${stays} to null`]));
  // Somebody has brought it back to where it was, by chance: that is theirs now.
  refused = '';
  acts.redo();
  await vi.waitFor(() => expect(told.slice(3)).toContain(`${stays} to ${theme}`));
  expect(told.slice(3)).toEqual([`${stays} to ${theme}`]);
  // Somebody else has put it there since: that is theirs as well.
  acts.undo();
  await vi.waitFor(() => expect(told.slice(4)).toContain(`${stays} to null`));
  expect(told.slice(4)).toEqual([`${stays} to null`]);
});
