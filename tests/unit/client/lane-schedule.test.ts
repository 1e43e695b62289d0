import {describe, expect, test} from 'vitest';
import {afterBeat, type LaneMoment, type LaneSchedule, noSchedule, schedule} from '../../../client/live/lane-schedule.ts';
import {BEAT_MS, CLOSING_BEAT_SPREAD_MS} from '../../../shared/wire/limits.ts';

const now = 1_000_000;
const moment = (more: Partial<LaneMoment> = {}): LaneMoment => ({
  now,
  needs: {isBeating: true, gathering: null},
  isVisible: true,
  clockOffset: 0,
  random: () => 0.5,
  ...more,
});
const running: LaneSchedule = {nextAt: now + 12_345, gathered: null};

describe('when a phone beats', () => {
  test('first after a random part of a whole period', () => {
    expect(schedule(noSchedule, moment()).nextAt).toBe(now + BEAT_MS / 2);
    expect(schedule(noSchedule, moment({random: () => 0})).nextAt).toBe(now);
    expect(schedule(noSchedule, moment({random: () => 0.999})).nextAt).toBeLessThan(now + BEAT_MS);
  });

  test('looking again changes nothing: not a note, not a socket, not the time [R51]', () => {
    for (const at of [now, now + 1, now + 12_000]) expect(schedule(running, moment({now: at}))).toBe(running);
  });

  test('then once a period, whatever the answer was', () => {
    expect(afterBeat(running, moment()).nextAt).toBe(now + BEAT_MS);
  });

  test('not while the page is hidden, and after a return it waits afresh [R51]', () => {
    const hidden = schedule(running, moment({isVisible: false}));
    expect(hidden.nextAt).toBeNull();
    expect(schedule(hidden, moment({random: () => 0.75})).nextAt).toBe(now + 0.75 * BEAT_MS);
  });

  test('not when there is nothing to beat for', () => {
    const needs = {isBeating: false, gathering: null};
    expect(schedule(running, moment({needs})).nextAt).toBeNull();
    expect(afterBeat(running, moment({needs})).nextAt).toBeNull();
  });
});

describe('the closing beat', () => {
  const gathering = {needs: {isBeating: true, gathering: now + 8_000}};

  test('comes once, at a random moment of the spread', () => {
    const planned = schedule(running, moment(gathering));
    expect(planned.nextAt).toBe(now + CLOSING_BEAT_SPREAD_MS / 2);
    expect(schedule(planned, moment({...gathering, now: now + 100}))).toBe(planned);
    const after = afterBeat(planned, moment({...gathering, now: now + 2_500}));
    expect(after.nextAt).toBe(now + 2_500 + BEAT_MS);
    expect(schedule(after, moment({...gathering, now: now + 2_600}))).toBe(after);
  });

  test('counts by the server’s clock', () => {
    const ahead = schedule(
      running,
      moment({needs: {isBeating: true, gathering: now + 60_000 + 3_000}, clockOffset: 60_000, random: () => 1}),
    );
    expect(ahead.nextAt).toBe(now + 2_000);
  });

  test('comes also when its activity has closed and nothing else beats', () => {
    const over = {needs: {isBeating: false, gathering: now + 8_000}};
    const planned = schedule(noSchedule, moment(over));
    expect(planned.nextAt).not.toBeNull();
    expect(schedule(planned, moment({...over, now: now + 10}))).toBe(planned);
    expect(schedule(afterBeat(planned, moment(over)), moment(over)).nextAt).toBeNull();
  });

  test('comes again for another gathering', () => {
    const first = afterBeat(schedule(running, moment(gathering)), moment(gathering));
    const second = schedule(first, moment({now: now + 30_000, needs: {isBeating: true, gathering: now + 38_000}}));
    expect(second.nextAt).toBe(now + 30_000 + CLOSING_BEAT_SPREAD_MS / 2);
  });
});
