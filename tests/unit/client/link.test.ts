import {describe, expect, test} from 'vitest';
import {connected, isAway, type LinkFacts, linkState, lost, newLink, nextLinkChange, onlineChanged} from '../../../client/live/link.ts';

const start = 1_000_000;
const live: LinkFacts = connected(newLink(start, true), start + 500);

describe('what a person is told about the connection', () => {
  test.each([
    [0, 'blip'],
    [2_999, 'blip'],
    [3_000, 'reconnecting'],
    [19_999, 'reconnecting'],
    [20_000, 'offline'],
    [600_000, 'offline'],
  ])('%i ms after it was lost: %s', (after, state) => {
    expect(linkState(lost(live, start + 1_000), start + 1_000 + after)).toBe(state);
  });

  test('the browser is believed when it says that there is no network', () => {
    const away = onlineChanged(lost(live, start + 1_000), false, start + 1_000);
    expect(linkState(away, start + 1_001)).toBe('offline');
  });

  test('[R78] whoever read "offline" reads that it is over, also after one second', () => {
    const away = onlineChanged(lost(live, start + 1_000), false, start + 1_000);
    const found = onlineChanged(away, true, start + 1_500);
    expect(linkState(found, start + 1_500)).toBe('reconnecting');
    expect(linkState(connected(found, start + 2_000), start + 2_000)).toBe('back');
  });

  test('a network that comes and goes within a blip is still a blip', () => {
    const blip = onlineChanged(lost(live, start + 1_000), true, start + 1_100);
    expect(linkState(blip, start + 1_200)).toBe('blip');
  });

  test('a connection that works is live whatever the browser says', () => {
    expect(linkState(onlineChanged(live, false, start + 60_000), start + 60_000)).toBe('live');
  });

  test('coming back is said for six seconds, to those who were told of the loss', () => {
    const back = connected(lost(live, start), start + 5_000);
    expect(linkState(back, start + 5_000)).toBe('back');
    expect(linkState(back, start + 10_999)).toBe('back');
    expect(linkState(back, start + 11_000)).toBe('live');
    expect(linkState(connected(lost(live, start), start + 2_000), start + 2_000)).toBe('live');
  });

  test('lost again while "back" is on the screen, it goes straight on to reconnecting', () => {
    const again = lost(connected(lost(live, start), start + 5_000), start + 6_000);
    expect(linkState(again, start + 6_000)).toBe('reconnecting');
  });

  test('the first connection is nothing to come back from when it is quick', () => {
    expect(linkState(live, start + 500)).toBe('live');
    expect(linkState(newLink(start, true), start + 100)).toBe('blip');
  });

  test('the next change is known, so that one timer is enough', () => {
    const away = lost(live, start);
    for (const at of [start, start + 3_000]) {
      const next = nextLinkChange(away, at);
      expect(next).not.toBeNull();
      expect(linkState(away, (next ?? 0) - 1)).toBe(linkState(away, at));
      expect(linkState(away, next ?? 0)).not.toBe(linkState(away, at));
    }
    expect(nextLinkChange(away, start + 20_000)).toBeNull();
    expect(nextLinkChange(live, start + 20_000)).toBeNull();
  });
});

test.each([
  ['live', false],
  ['blip', false],
  ['back', false],
  ['reconnecting', true],
  ['offline', true],
] as const)('a note is promised within its time only while the connection is there: %s', (state, is) => {
  expect(isAway(state)).toBe(is);
});
