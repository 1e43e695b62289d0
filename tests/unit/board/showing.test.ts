import {describe, expect, test} from 'vitest';
import {Showing} from '../../../server/board/showing.ts';
import {BadUpdate} from '../../../server/board/update.ts';
import {MAX_SHOWN_CHARS} from '../../../shared/wire/limits.ts';
import {showing as said, statesIn} from './board-on-table.ts';

const [ANA, BEN] = [101, 202];
const everything = (state: unknown) => state;

/** Ana and Ben each show something, and everybody knows. */
function withTwo(): Showing {
  const showing = new Showing();
  showing.hear(ANA, said([ANA, 'ana']), everything);
  showing.hear(BEN, said([BEN, 'ben']), everything);
  showing.takeNews();
  return showing;
}

/** Without the kind and length that stand before it. */
const states = (message: Uint8Array | null) => message && Object.fromEntries(statesIn(message.subarray(2)));

describe('[R130] what a page shows is what it says of itself', () => {
  test('and nothing that it says of others, present or not', () => {
    const showing = withTwo();
    expect(showing.hear(ANA, said([BEN, 'no ben'], [7, 'nobody']), everything)).toBe(false);
    expect(showing.hear(ANA, said([BEN, null]), everything)).toBe(false);
    expect(showing.takeNews()).toBeNull();
    expect(states(showing.whole())).toEqual({[ANA]: 'ana', [BEN]: 'ben'});
    // Of all that it says at once, its own is heard.
    expect(showing.hear(ANA, said([BEN, null], [ANA, 'new'], [7, 'nobody']), everything)).toBe(true);
    expect(states(showing.takeNews())).toEqual({[ANA]: 'new'});
    expect(states(showing.whole())).toEqual({[ANA]: 'new', [BEN]: 'ben'});
  });

  test('of that, what may be shown; nothing new is no news', () => {
    const showing = withTwo();
    expect(showing.hear(ANA, said([ANA, 'ana']), everything)).toBe(false);
    expect(showing.hear(ANA, said([ANA, {words: 'secret'}]), () => ({colour: 1}))).toBe(true);
    expect(states(showing.takeNews())).toEqual({[ANA]: {colour: 1}});
    expect(showing.hear(ANA, said([ANA, {words: 'another'}]), () => null)).toBe(true);
    expect(states(showing.takeNews())).toEqual({[ANA]: null});
    expect(states(showing.whole())).toEqual({[BEN]: 'ben'});
  });

  test('until it says or does that it goes, once', () => {
    const showing = withTwo();
    expect(showing.hear(ANA, said([ANA, null]), everything)).toBe(true);
    expect(showing.leave(BEN)).toBe(true);
    expect(states(showing.takeNews())).toEqual({[ANA]: null, [BEN]: null});
    expect([showing.leave(ANA), showing.leave(BEN), showing.whole()]).toEqual([false, false, null]);
  });

  test('and it is told again for those who would forget it', () => {
    const showing = withTwo();
    showing.repeat();
    expect(states(showing.takeNews())).toEqual({[ANA]: 'ana', [BEN]: 'ben'});
  });

  test('not at any length, and not when it cannot be read', () => {
    const showing = withTwo();
    expect(showing.hear(ANA, said([ANA, 'x'.repeat(MAX_SHOWN_CHARS)]), everything)).toBe(false);
    expect(() => showing.hear(ANA, said([ANA, 'new']).slice(0, -2), everything)).toThrow(BadUpdate);
    expect(states(showing.whole())).toEqual({[ANA]: 'ana', [BEN]: 'ben'});
  });
});
