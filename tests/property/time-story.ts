import fc from 'fast-check';
import type {TimedPlan, TimeEvent, TimePlan} from '../../shared/agenda/timeline.ts';
import {MINUTE, type Millis, SECOND} from '../../shared/wire/ids.ts';

/** A plan, what those who lead made of it, and the moment at which that is looked at. */
export interface TimeStory {
  readonly plan: TimePlan;
  readonly log: readonly TimeEvent[];
  readonly now: Millis;
}

const START = Date.UTC(2026, 9, 24, 22, 0);

const plannedActivity = fc
  .record({
    kind: fc.constantFrom('read', 'write', 'talk', 'break', 'close'),
    stretch: fc.constantFrom('fixed', 'shrink', 'shrink', 'skip', 'break'),
    minutes: fc.integer({min: 1, max: 45}),
    shortest: fc.integer({min: 1, max: 45}),
    /** Minutes after the planned start. */
    notBefore: fc.option(fc.integer({min: 0, max: 200}), {freq: 6}),
  } as const)
  .map(({shortest, notBefore, ...rest}) => ({
    ...rest,
    shortest: Math.min(rest.minutes, shortest),
    ...(notBefore !== null && {notBefore: START + notBefore * MINUTE}),
  }));

const act = fc.record({
  after: fc.integer({min: 0, max: 20 * MINUTE}),
  does: fc.constantFrom(
    'next',
    'next',
    'back',
    'add',
    'add',
    'pause',
    'resume',
    'resize',
    'skip',
    'keep',
    'insert',
    'move',
    'extend',
    'void',
    'restore',
  ),
  which: fc.nat(),
  where: fc.nat(),
  minutes: fc.integer({min: -30, max: 30}),
});
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

/** Whatever a room could write down, and some that it would refuse, as a log has to be read whatever is in it. */
export const timeStory: fc.Arbitrary<TimeStory> = fc
  .record({
    activities: fc.array(plannedActivity, {minLength: 1, maxLength: 9}),
    hasStart: fc.boolean(),
    endsBy: fc.option(fc.integer({min: 10, max: 300})),
    late: fc.integer({min: -10 * MINUTE, max: 30 * MINUTE}),
    acts: fc.array(act, {maxLength: 25}),
    later: fc.integer({min: 0, max: 40 * MINUTE}),
  })
  .map(({activities, hasStart, endsBy, late, acts, later}) => {
    const plan: TimePlan = {
      startsAt: hasStart ? START : null,
      endsBy: endsBy === null ? null : START + endsBy * MINUTE,
      activities: activities.map((one, place): TimedPlan => ({...one, id: `activity ${place}`, source: null})),
    };
    const told = new Teller(plan, START + late);
    for (const one of acts) told.tell(one);
    return {plan, log: told.log, now: told.now + later};
  });

class Teller {
  readonly log: TimeEvent[] = [];
  readonly #order: string[];
  #current: string | null = null;
  #hasStarted = false;
  #count = 0;
  now: Millis;

  constructor({activities}: TimePlan, now: Millis) {
    this.#order = activities.map(({id}) => id);
    this.now = now;
  }

  tell({after, does, which, where, minutes}: Act): void {
    this.now += after;
    const at = this.now;
    this.#count += 1;
    const change = `press ${this.#count}`;
    const activity = this.#order[which % this.#order.length] ?? '';
    const current = this.#current ?? activity;
    switch (does) {
      case 'next':
      case 'back':
        this.#go(does === 'next' ? 1 : -1);
        break;
      case 'add':
        if (this.#current !== null) this.log.push({type: 'time.added', at, activity: this.#current, ms: minutes * MINUTE, change});
        break;
      case 'pause':
      case 'resume':
        this.log.push({type: does === 'pause' ? 'time.paused' : 'time.resumed', at, activity: current, change});
        break;
      case 'resize':
        this.log.push({type: 'activity.resized', at, activity, minutes: Math.max(1, Math.abs(minutes)), change});
        break;
      case 'skip':
      case 'keep':
        this.log.push({type: does === 'skip' ? 'activity.skipped' : 'activity.kept', at, activity, change});
        break;
      case 'insert': {
        const id = `inserted ${this.#count}`;
        this.#order.splice((which % this.#order.length) + 1, 0, id);
        const planned: TimedPlan = {
          id,
          kind: 'read',
          stretch: 'shrink',
          minutes: Math.max(1, Math.abs(minutes)),
          shortest: 1,
          source: null,
        };
        this.log.push({type: 'activity.inserted', at, after: activity, activity: planned, change});
        break;
      }
      case 'move':
        this.log.push({type: 'activity.moved', at, activity, after: this.#order[where % this.#order.length] ?? null, change});
        break;
      case 'extend':
        this.log.push({type: 'session.extended', at, endsBy: at + Math.abs(minutes) * MINUTE, change});
        break;
      case 'void':
      case 'restore':
        this.log.push({
          type: does === 'void' ? 'change.voided' : 'change.restored',
          at,
          change: `press ${which % this.#count}`,
        });
        break;
    }
  }

  #go(by: 1 | -1): void {
    const place = this.#current === null ? -1 : this.#order.indexOf(this.#current);
    const opening = this.#order[place + by];
    if (opening === undefined) return;
    if (!this.#hasStarted) this.log.push({type: 'session.started', at: this.now});
    this.#hasStarted = true;
    if (this.#current !== null)
      this.log.push({type: 'activity.closed', at: this.now, activity: this.#current, gatherUntil: by === -1 ? null : this.now});
    this.log.push({type: 'activity.opened', at: this.now, activity: opening});
    this.#current = opening;
  }
}

/** Steps by which a test lets time pass without anything happening. */
export const PASSING: readonly Millis[] = [0, 1, 30 * SECOND, MINUTE, 7 * MINUTE, 45 * MINUTE, 9 * 60 * MINUTE];
