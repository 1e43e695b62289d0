import {describe, expect, test} from 'vitest';
import {afterBeat, type LaneMoment, type LaneSchedule, noSchedule, schedule} from '../../../client/live/lane-schedule.ts';
import {BEAT_MS, CLOSING_BEAT_SPREAD_MS} from '../../../shared/wire/limits.ts';

const now = 1_000_000;
const moment = (more: Partial<LaneMoment> = {}): LaneMoment => ({
  now,
  needs: {isBeating: true, gathering: null, closingBeats: 2, lineage: 'a'},
  isVisible: true,
  clockOffset: 0,
  random: () => 0.5,
  ...more,
});
const running: LaneSchedule = {nextAt: now + 12_345, gathered: null, closing: 0};

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
    const needs = {isBeating: false, gathering: null, closingBeats: 2, lineage: 'a'};
    expect(schedule(running, moment({needs})).nextAt).toBeNull();
    expect(afterBeat(running, moment({needs})).nextAt).toBeNull();
  });
});

describe('closing beats', () => {
  const gathering = {needs: {isBeating: true, gathering: now + 8_000, closingBeats: 2, lineage: 'a'}};
  const half = CLOSING_BEAT_SPREAD_MS / 2;

  test('come twice for every phone, each at a random moment of its half of the spread', () => {
    const planned = schedule(running, moment(gathering));
    expect(planned.nextAt).toBe(now + half / 2);
    expect(schedule(planned, moment({...gathering, now: now + 100}))).toBe(planned);
    const second = afterBeat(planned, moment({...gathering, now: now + 1_250}));
    expect(second.nextAt).toBe(now + 1_250 + 500 + (half - 500) / 2);
    expect(schedule(second, moment({...gathering, now: now + 1_300}))).toBe(second);
    const after = afterBeat(second, moment({...gathering, now: now + 3_000}));
    expect(after.nextAt).toBe(now + 3_000 + BEAT_MS);
    expect(schedule(after, moment({...gathering, now: now + 3_100}))).toBe(after);
  });

  test('come four times, within the same spread, where there are notes and a ballot to bring', () => {
    const both = {needs: {...gathering.needs, closingBeats: 4}, random: () => 0.999};
    let plan = schedule(running, moment(both));
    let beats = 0;
    for (; plan.closing > 0; beats++) plan = afterBeat(plan, moment({...both, now: plan.nextAt ?? now}));
    expect(beats).toBe(4);
    expect(plan.nextAt).toBeLessThanOrEqual(now + CLOSING_BEAT_SPREAD_MS + BEAT_MS);
  });

  test('are over before the gathering is, by the server’s clock, however late they begin', () => {
    for (const left of [8_000, 3_000, 1_000, 200]) {
      const late = {
        needs: {isBeating: true, gathering: now + 60_000 + left, closingBeats: 2, lineage: 'a'},
        clockOffset: 60_000,
        random: () => 0.999,
      };
      const first = schedule(running, moment(late));
      expect(first.nextAt).toBeLessThan(now + left);
      const second = afterBeat(first, moment({...late, now: first.nextAt ?? now}));
      expect(second.nextAt).toBeLessThan(now + left);
    }
  });

  test('come also when the activity has closed and nothing else beats', () => {
    const over = {needs: {isBeating: false, gathering: now + 8_000, closingBeats: 2, lineage: 'a'}};
    const planned = schedule(noSchedule, moment(over));
    expect(planned.nextAt).not.toBeNull();
    expect(schedule(planned, moment({...over, now: now + 10}))).toBe(planned);
    const second = afterBeat(planned, moment(over));
    expect(second.nextAt).not.toBeNull();
    expect(schedule(afterBeat(second, moment(over)), moment(over)).nextAt).toBeNull();
  });

  test('come again for another gathering, and for one that goes on after a restart [R36]', () => {
    const done = afterBeat(afterBeat(schedule(running, moment(gathering)), moment(gathering)), moment(gathering));
    const next = schedule(
      done,
      moment({now: now + 30_000, needs: {isBeating: true, gathering: now + 38_000, closingBeats: 2, lineage: 'a'}}),
    );
    expect(next.nextAt).toBe(now + 30_000 + half / 2);
    const restarted = schedule(
      done,
      moment({now: now + 10_000, needs: {isBeating: true, gathering: now + 8_000, closingBeats: 2, lineage: 'b'}}),
    );
    expect(restarted.nextAt).toBe(now + 10_000 + half / 2);
  });
});
