import fc from 'fast-check';
import {expect, test} from 'vitest';
import {NoteFinder, notesOf} from '../../../server/board/note-finder.ts';
import {noVoice, type Writing} from '../../../shared/voice/notes.ts';
import {seed} from '../../property/seed.ts';
import {idOf} from '../../telling/telling.ts';

const NOTES = ['one', 'two', 'three'].map(name => idOf(`note ${name}`));
const [ONE, TWO, THREE] = NOTES as [string, string, string];

test(`[R135] notes are found where a search byte by byte finds them, seed ${seed}`, () => {
  const piece = fc.oneof(fc.constantFrom(...NOTES, ONE.slice(1), TWO.slice(0, -1), 'x', ''), fc.string({maxLength: 30}));
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 8}), fc.nat(5), (pieces, from) => {
      const finder = new NoteFinder();
      for (const note of [ONE, TWO]) finder.add(note);
      // Such as stand in the middle of a longer message.
      const bytes = new Uint8Array(Buffer.from(pieces.join(''))).subarray(from);
      expect([...finder.in(bytes)].sort()).toEqual([ONE, TWO].filter(note => Buffer.from(bytes).includes(note)).sort());
    }),
    {seed, numRuns: 500},
  );
});

test('[R135] all that were ever shown are looked for, whatever has become of them', () => {
  const writing: Writing = {
    activity: idOf('activity'),
    at: 'shown',
    shownAt: 0,
    isHeld: false,
    notes: [ONE],
    themes: [],
    asks: [],
    reactions: null,
  };
  let voice = {...noVoice, writings: new Map([[writing.activity, writing]])};
  const notesIn = notesOf(() => voice);
  const bytes = new TextEncoder().encode(`(${ONE}) ${TWO}${THREE}`);
  expect([...notesIn(bytes)]).toEqual([ONE]);
  voice = {...voice, writings: new Map([[writing.activity, {...writing, notes: [ONE, THREE]}]])};
  expect([...notesIn(bytes)]).toEqual([ONE, THREE]);
});
