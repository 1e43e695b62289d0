import {describe, expect, test} from 'vitest';
import {timedIn} from '../../../shared/agenda/activities.ts';
import {clockOf as clockIn} from '../../../shared/agenda/clock.ts';
import {activityRecord} from '../../../shared/agenda/view.ts';
import {reportOf} from '../../../shared/report/model.ts';
import type {Command} from '../../../shared/session/protocol.ts';
import {MINUTE, SECOND} from '../../../shared/wire/ids.ts';
import {GATHER_MS} from '../../../shared/wire/limits.ts';
import {activityOf, actor, attempt, later, next, opened, type Telling, tell, writing} from '../../telling/telling.ts';

const timedOf = (told: Telling) => timedIn(told.session.agenda, told.session.agenda.current);
const stateOf = (told: Telling) => told.session.agenda.activities.get(told.session.agenda.current ?? '')?.state;
const clockOf = (told: Telling) => {
  const timed = timedOf(told);
  return timed ? clockIn(timed) : null;
};
const NOTHING = {notes: [], held: false, changes: [], reactions: null, boxes: []};
const here = (told: Telling) => told.session.agenda.current ?? '';
const add = (told: Telling, minutes: number) => tell(told, {type: 'time.add', activity: here(told), minutes});
const codeOf = (told: Telling, command: Command) => {
  const {result} = attempt(told, command, actor('organiser'));
  return result.ok ? 'ok' : result.code;
};

describe('the minutes of the open activity', () => {
  test('they begin with its opening', () => {
    const told = next(opened());
    expect(clockOf(told)).toEqual({due: told.now + 5 * MINUTE});
  });

  test('+2 twice is four minutes', () => {
    const told = next(opened());
    expect(clockOf(add(add(told, 2), 2))).toEqual({due: told.now + 9 * MINUTE});
  });

  test('minutes are taken off as far as now, and not beyond', () => {
    const told = later(next(opened()), 4 * MINUTE);
    expect(clockOf(add(told, -3))).toEqual({due: told.now});
    const over = later(told, 3 * MINUTE);
    expect(add(over, -1).events).toHaveLength(over.events.length);
    // What is over gets the minutes from now on, and is not over any more; a second press adds to them.
    expect(clockOf(add(over, 2))).toEqual({due: over.now + 2 * MINUTE});
    expect(clockOf(add(add(over, 2), 2))).toEqual({due: over.now + 4 * MINUTE});
  });

  test('a pause keeps what is left, to the millisecond, also when minutes are put in meanwhile', () => {
    const start = later(next(opened()), 90 * SECOND);
    const paused = tell(start, {type: 'time.pause', activity: here(start)});
    expect(clockOf(paused)).toEqual({left: 210 * SECOND});
    const longer = add(later(paused, 60 * MINUTE), 1);
    expect(clockOf(longer)).toEqual({left: 270 * SECOND});
    const resumed = tell(longer, {type: 'time.resume', activity: here(longer)});
    expect(clockOf(resumed)).toEqual({due: longer.now + 270 * SECOND});
    expect(tell(resumed, {type: 'time.resume', activity: here(resumed)}).events).toHaveLength(resumed.events.length);
  });

  test('what is not open has no clock to set', () => {
    const told = next(opened());
    expect(codeOf(told, {type: 'time.add', activity: activityOf(told, 1), minutes: 2})).toBe('moved-on');
    expect(codeOf(told, {type: 'time.pause', activity: 'nowhere'})).toBe('unknown-id');
  });
});

describe('everything paused', () => {
  test('the clock rests with it and goes on with it', () => {
    const told = writing();
    const paused = tell(told, {type: 'session.pause'});
    expect(paused.session.lifecycle).toMatchObject({phase: 'live', isPaused: true});
    expect(clockOf(paused)).toEqual({left: 10 * MINUTE});
    expect(tell(paused, {type: 'session.pause'}).events).toHaveLength(paused.events.length);
    const resumed = tell(later(paused, MINUTE), {type: 'session.resume'});
    expect(resumed.session.lifecycle).toMatchObject({isPaused: false});
    expect(clockOf(resumed)).toEqual({due: told.now + 11 * MINUTE});
  });

  test('going on to the next activity ends it', () => {
    expect(next(tell(writing(), {type: 'session.pause'})).session.lifecycle).toMatchObject({isPaused: false});
  });
});

describe('back', () => {
  test('opens the activity before again and loses nothing', () => {
    const told = next(writing());
    const back = tell(told, {type: 'agenda.back', from: activityOf(told, 2)});
    expect(back.session.agenda.current).toBe(activityOf(told, 1));
    expect(stateOf(back)).toMatchObject({at: 'open'});
    expect(back.session.agenda.activities.get(activityOf(told, 2))?.state).toMatchObject({at: 'closed'});
    expect(codeOf(back, {type: 'agenda.back', from: activityOf(told, 2)})).toBe('moved-on');
  });

  test('[R99] how long an activity took is the sum of all its openings', () => {
    const first = next(later(next(opened()), 6 * MINUTE));
    const [welcome, after] = [activityOf(first, 0), activityOf(first, 1)];
    const again = tell(later(first, 2 * MINUTE), {type: 'agenda.back', from: after});
    const told = next(later(again, 3 * MINUTE));
    const tookOf = (id: string) => activityRecord(told.session, told.contents, 'console', id)?.took;
    expect([tookOf(welcome), tookOf(after)]).toEqual([9 * MINUTE, null]);
    const actual = reportOf(told.session, told.contents).activities.map(({actualMinutes}) => actualMinutes);
    expect(actual.slice(0, 2)).toEqual([9, null]);
    expect(reportOf(next(told).session, told.contents).activities[1]?.actualMinutes).toBe(2);
  });

  test('[R107] gathers nothing, whatever it leaves, and Next does', () => {
    const told = next(writing());
    const [first, second] = [activityOf(told, 1), activityOf(told, 2)];
    const gatheringOf = (at: Telling, id: string) => at.session.agenda.activities.get(id)?.gathering;
    const settledFirst = tell(told, {type: 'notes.release', activity: first, ...NOTHING}, actor('server'));
    const back = tell(settledFirst, {type: 'agenda.back', from: second});
    expect(gatheringOf(back, second)).toBeNull();
    const again = next(back);
    expect(gatheringOf(again, first)).toBe(again.now + GATHER_MS);
    expect(again.session.agenda.activities.get(second)?.state.at).toBe('open');
  });

  test('[R107] what was being shown when they went back is shown all the same', () => {
    const told = next(writing());
    const from = activityOf(told, 2);
    const back = tell(tell(told, {type: 'notes.show', activity: from}), {type: 'agenda.back', from});
    expect(back.session.agenda.activities.get(from)?.gathering).toBe(told.now + GATHER_MS);
  });

  test('before the first activity there is nothing', () => {
    const told = next(opened());
    expect(codeOf(told, {type: 'agenda.back', from: activityOf(told, 0)})).toBe('no-next');
  });
});

describe('a break now', () => {
  test('stands after what was on, is open at once, and the agenda goes on behind it', () => {
    const told = next(opened());
    const command: Command = {type: 'agenda.break', from: here(told), minutes: 10, title: 'Break'};
    const after = tell(told, command);
    expect(after.session.agenda.order).toHaveLength(4);
    expect(after.session.agenda.order[1]).toBe(after.session.agenda.current);
    expect(after.session.agenda.activities.get(here(after))).toMatchObject({kind: 'break', minutes: 10, stretch: 'break'});
    // A second facilitator who saw the same makes no second break.
    expect(codeOf(after, command)).toBe('moved-on');
    expect(next(after).session.agenda.current).toBe(activityOf(told, 1));
  });

  test('[R107] gathers nothing before the group goes on after it, also when it comes back first', () => {
    const told = writing();
    const left = here(told);
    const gatheringOf = (at: Telling) => at.session.agenda.activities.get(left)?.gathering;
    const resting = tell(told, {type: 'agenda.break', from: left, minutes: 10, title: 'Break'});
    expect(gatheringOf(resting)).toBeNull();
    const after = next(later(resting, 10 * MINUTE));
    expect(gatheringOf(after)).toBe(after.now + GATHER_MS);
    const again = tell(resting, {type: 'agenda.back', from: here(resting)});
    expect(gatheringOf(next(again))).toBe(again.now + GATHER_MS);
    // A second time there is nothing to gather any more.
    const done = tell(after, {type: 'notes.release', activity: left, ...NOTHING}, actor('server'));
    expect(gatheringOf(tell(done, {type: 'agenda.break', from: here(done), minutes: 5, title: 'Break'}))).toBeNull();
  });
});
