import {describe, expect, test} from 'vitest';
import {lastRelease, release, sendersNeeded, type WaitingNote} from '../../../shared/voice/release.ts';
import {idOf} from '../../telling/telling.ts';

const from = (sender: string | null, name: string, few: 'show' | 'hold' = 'hold'): WaitingNote => ({
  id: idOf(name),
  text: name,
  theme: null,
  few,
  sender,
});
const namesOf = (released: {readonly notes: readonly {readonly text: string}[]}) => released.notes.map(one => one.text);

describe('release', () => {
  test('[R35] five senders are needed from eight phones, three below', () => {
    expect([0, 3, 7, 8, 1_000].map(sendersNeeded)).toEqual([3, 3, 3, 5, 5]);
  });

  test('[R35] notes count by sender, not by number: one person cannot be many', () => {
    const alone = [from('a', 'one'), from('a', 'two'), from('a', 'three'), from('b', 'four')];
    expect(release(alone, 4)).toEqual({notes: [], isEnough: false});
    expect(namesOf(release([...alone, from('c', 'five')], 4))).toEqual(['one', 'two', 'three', 'four', 'five']);
  });

  test('[R35] when too few wrote, only what its author said to show anyway is shown', () => {
    expect(namesOf(release([from('a', 'shy'), from('b', 'bold', 'show')], 3))).toEqual(['bold']);
  });

  test('[R36] a note from before a restart counts for nobody, and is shown with the others', () => {
    const waiting = [from(null, 'old'), from('a', 'one'), from('b', 'two')];
    expect(release(waiting, 3).isEnough).toBe(false);
    expect(namesOf(release([...waiting, from('c', 'three')], 3))).toContain('old');
  });
});

describe('the session’s last release', () => {
  test('[R35] takes the remainders of all activities when one of them alone is sure to have enough senders', () => {
    const waiting = new Map([
      ['first', [from('a', 'one'), from('b', 'two'), from('c', 'three')]],
      ['second', [from('d', 'four')]],
    ]);
    expect([...lastRelease(waiting, 3).values()].flatMap(namesOf)).toEqual(['one', 'two', 'three', 'four']);
  });

  test('[R35] does not count one person’s bearers of three activities as three people', () => {
    const waiting = new Map([
      ['first', [from('a', 'one')]],
      ['second', [from('b', 'two')]],
      ['third', [from('c', 'three', 'show')]],
    ]);
    expect([...lastRelease(waiting, 3).values()].flatMap(namesOf)).toEqual(['three']);
  });
});
