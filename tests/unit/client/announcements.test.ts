import {describe, expect, test} from 'vitest';
import {type Announcement, type Announcements, due, type Listener, noAnnouncements, offer} from '../../../client/kit/announcements.ts';

const listening: Listener = {isTyping: false, isHidden: false, level: 'some'};
const says = (text: string, more: Partial<Announcement> = {}): Announcement => ({
  topic: 'notes',
  text,
  level: 'some',
  isUrgent: false,
  isCount: false,
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

  test('[R75] is silent while somebody types, and drops what is stale by then', () => {
    const typing = hear(offer(noAnnouncements, says('a'), 0), 0, 19_500, {...listening, isTyping: true});
    expect(typing.said).toEqual([]);
    expect(hear(typing.state, 20_500, 30_000, listening).said).toEqual([]);
  });

  test('[R75] is silent while the page is hidden', () => {
    expect(hear(offer(noAnnouncements, says('a', {isUrgent: true}), 0), 0, 5_000, {...listening, isHidden: true}).said).toEqual([]);
  });

  test('does not repeat itself within a minute', () => {
    const first = hear(offer(noAnnouncements, says('a'), 0), 0, 500, listening);
    expect(hear(offer(first.state, says('a'), 30_000), 30_000, 50_000, listening).said).toEqual([]);
    expect(hear(offer(first.state, says('a'), 61_000), 61_000, 62_000, listening).said).toEqual([[61_000, 'a']]);
  });

  test('answers the person’s own act at every level, and again when they ask again', () => {
    const own = says('You are third.', {topic: 'turn', level: 'asked'});
    for (const level of ['request', 'few', 'some', 'all'] as const) {
      const first = hear(offer(noAnnouncements, own, 0), 0, 500, {...listening, level});
      expect(first.said, level).toEqual([[0, own.text]]);
      expect(hear(offer(first.state, own, 6_000), 6_000, 7_000, {...listening, level}).said, level).toEqual([[6_000, own.text]]);
    }
  });

  test('keeps the place of a count for a sentence that is no count', () => {
    const first = hear(offer(noAnnouncements, says('1 new note', {isCount: true}), 0), 0, 500, listening);
    const both = offer(offer(first.state, says('3 new notes', {isCount: true}), 6_000), says('Time is up', {topic: 'time'}), 6_100);
    expect(hear(both, 6_100, 12_000, listening).said).toEqual([[6_100, 'Time is up']]);
  });

  // Sixty notes a minute with the time, the connection and one reaction count between them, for three minutes.
  const minutes = 3;
  const busy = (at: number): Announcement[] => [
    ...(at % 1_000 === 0 ? [says(`${at / 1_000} new notes`, {isCount: true})] : []),
    ...(at % 20_000 === 5_000 ? [says(`${at} reactions`, {topic: 'votes', level: 'all', isCount: true})] : []),
    ...(at % 60_000 === 30_000 ? [says(`${at} left`, {topic: 'time'})] : []),
    ...(at % 60_000 === 40_000 ? [says(`on to ${at}`, {topic: 'facilitator', level: 'few'})] : []),
    ...(at === 50_000 ? [says('removed', {topic: 'facilitator', level: 'few', isUrgent: true})] : []),
  ];

  test.each([
    // level, more of the listener, most in any minute, least and most in all
    ['request', {}, 1, 1, 1],
    ['few', {}, 4, 4, 4],
    ['some', {}, 12, 8, 12],
    ['all', {}, 12, 25, 36],
    ['all', {isTyping: true}, 1, 1, 1],
    ['some', {isTyping: true}, 1, 1, 1],
    ['all', {isHidden: true}, 0, 0, 0],
    ['few', {isHidden: true}, 0, 0, 0],
  ] as const)(
    'with sixty notes a minute, to those who want %s (%o): at most %i a minute, %i to %i in all',
    (level, more, most, least, all) => {
      let state = noAnnouncements;
      const heard: {at: number; text: string}[] = [];
      for (let at = 0; at < minutes * 60_000; at += 500) {
        for (const one of busy(at)) state = offer(state, one, at);
        const next = due(state, at, {...listening, level, ...more});
        state = next.state;
        if (next.say) heard.push({at, text: next.say.text});
      }
      for (let from = 0; from < minutes * 60_000; from += 5_000)
        expect(heard.filter(({at}) => at >= from && at < from + 60_000).length, `from ${from}`).toBeLessThanOrEqual(most);
      expect(heard.length).toBeGreaterThanOrEqual(least);
      expect(heard.length).toBeLessThanOrEqual(all);
      const counts = heard.filter(({text}) => text.endsWith('new notes'));
      if (level === 'some') expect(counts.length).toBeLessThanOrEqual(minutes);
      if (level === 'few' || level === 'request') expect(counts).toEqual([]);
    },
  );
});
