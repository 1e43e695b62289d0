import {describe, expect, test} from 'vitest';
import {type Announcement, type Announcements, due, type Listener, noAnnouncements, offer} from '../../../client/kit/announcements.ts';

const listening: Listener = {isTyping: false, isHidden: false, level: 'some'};
const says = (text: string, more: Partial<Announcement> = {}): Announcement => ({
  topic: 'notes',
  text,
  level: 'some',
  isUrgent: false,
  ...more,
});

/** Looks twice a second, as the announcer does, and returns what was said when. */
function hear(start: Announcements, from: number, to: number, listener: Listener): {said: [number, string][]; state: Announcements} {
  let state = start;
  const said: [number, string][] = [];
  for (let at = from; at <= to; at += 500) {
    const next = due(state, at, listener);
    state = next.state;
    if (next.say) said.push([at, next.say.text]);
  }
  return {said, state};
}

describe('the announcer', () => {
  test('says only the newest of a topic', () => {
    const state = offer(offer(noAnnouncements, says('1 note'), 0), says('2 notes'), 100);
    expect(hear(state, 100, 20_000, listening).said).toEqual([[100, '2 notes']]);
  });

  test('leaves five seconds between two polite sentences', () => {
    const state = offer(offer(noAnnouncements, says('a'), 0), says('b', {topic: 'time'}), 0);
    expect(hear(state, 0, 20_000, listening).said).toEqual([
      [0, 'a'],
      [5_000, 'b'],
    ]);
  });

  test('lets what is urgent through, also while somebody types', () => {
    const state = offer(offer(noAnnouncements, says('a'), 0), says('removed', {topic: 'facilitator', isUrgent: true}), 0);
    expect(hear(state, 0, 2_000, {...listening, isTyping: true}).said).toEqual([[0, 'removed']]);
  });

  test('is silent while somebody types, and drops what is stale by then', () => {
    const typing = hear(offer(noAnnouncements, says('a'), 0), 0, 19_500, {...listening, isTyping: true});
    expect(typing.said).toEqual([]);
    expect(hear(typing.state, 20_500, 30_000, listening).said).toEqual([]);
  });

  test('is silent while the page is hidden', () => {
    expect(hear(offer(noAnnouncements, says('a', {isUrgent: true}), 0), 0, 5_000, {...listening, isHidden: true}).said).toEqual([]);
  });

  test('does not repeat itself within a minute', () => {
    const first = hear(offer(noAnnouncements, says('a'), 0), 0, 500, listening);
    expect(hear(offer(first.state, says('a'), 30_000), 30_000, 50_000, listening).said).toEqual([]);
    expect(hear(offer(first.state, says('a'), 61_000), 61_000, 62_000, listening).said).toEqual([[61_000, 'a']]);
  });

  test('sixty notes a minute give at most twelve sentences, and none to those who want few', () => {
    const run = (listener: Listener) => {
      let state = noAnnouncements;
      let count = 0;
      for (let at = 0; at < 60_000; at += 500) {
        if (at % 1_000 === 0) state = offer(state, says(`${at / 1_000} notes`), at);
        const next = due(state, at, listener);
        state = next.state;
        if (next.say) count++;
      }
      return count;
    };
    expect(run(listening)).toBeLessThanOrEqual(12);
    expect(run({...listening, level: 'few'})).toBe(0);
    expect(run({...listening, isTyping: true})).toBe(0);
  });
});
