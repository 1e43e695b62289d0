import {isDeepStrictEqual} from 'node:util';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {type Activity, isAsked} from '../../shared/agenda/activities.ts';
import {reportOf} from '../../shared/report/model.ts';
import {evolve} from '../../shared/session/evolve.ts';
import {EVENTS_ABOUT_PERSONS, GONE} from '../../shared/session/forgetting.ts';
import type {Event} from '../../shared/session/protocol.ts';
import {noSeats} from '../../shared/session/seats.ts';
import {noSession, type Session} from '../../shared/session/state.ts';
import {recordFor, touched, view} from '../../shared/session/view.ts';
import type {ActivityId} from '../../shared/wire/ids.ts';
import {AUDIENCES, type Audience, type RecordId, type ViewRecord} from '../../shared/wire/records.ts';
import {CONCERNS} from '../telling/concerns.ts';
import {follow, type Step, story, tellAll, toTheEnd} from '../telling/random-story.ts';
import {actor, createdWithAll, tell} from '../telling/telling.ts';
import {seed} from './seed.ts';

const runs = {seed, numRuns: 400};

const isAskedIn = ({agenda, lifecycle}: Session, id: ActivityId): boolean => {
  const activity = agenda.activities.get(id);
  return activity !== undefined && isAsked(agenda, lifecycle.phase, activity);
};

describe(`random sessions (seed ${seed})`, () => {
  test('[R5] an event leaves every slice that it does not concern the same object', () => {
    fc.assert(
      fc.property(story, steps => {
        let session: Session = noSession;
        for (const event of tellAll(steps).events) {
          const after = evolve(session, event);
          for (const slice of Object.keys(after) as (keyof Session)[]) {
            if (!CONCERNS[event.type].includes(slice)) expect(after[slice]).toBe(session[slice]);
          }
          session = after;
        }
      }),
      runs,
    );
  });

  test('[R6] records recomputed for the ids that events name are the whole view', () => {
    fc.assert(
      fc.property(story, steps => {
        const records = new Map<Audience, Map<RecordId, ViewRecord>>(AUDIENCES.map(audience => [audience, new Map()]));
        let told = createdWithAll();
        let seen = 0;
        for (const one of [null, ...steps]) {
          const before = told.session;
          if (one) told = follow(told, one);
          const fresh = told.events.slice(seen);
          seen = told.events.length;
          const changed = new Set(fresh.flatMap(event => touched(before, told.session, event)));
          for (const audience of AUDIENCES) {
            const held = records.get(audience) ?? new Map();
            for (const id of changed) {
              const record = recordFor(told.session, told.contents, audience, id);
              if (record) held.set(id, record);
              else held.delete(id);
            }
            const whole = new Map(view(told.session, told.contents, audience));
            // Said in full where they differ; asked so often, the matcher alone would take a minute.
            if (!isDeepStrictEqual(held, whole)) expect(held).toEqual(whole);
          }
        }
      }),
      runs,
    );
  });

  test('[R7] what phones may not know makes no difference to what they see', () => {
    fc.assert(
      fc.property(story, fc.string(), (steps, other) => {
        const told = tellAll(steps);
        const {session} = told;
        const seen = view(session, told.contents, 'phone');
        const activities = [...session.agenda.activities.values()];
        const isOpenToAll = (activity: Activity) => isAsked(session.agenda, session.lifecycle.phase, activity);
        // What is written about instead of being talked about has the same words as the talk.
        const asked = new Set(activities.filter(isOpenToAll).map(activity => activity.prompt));
        // Other words in hidden notes, later prompts, scripts, topics, the code and the keys; other seats. The lock is told them.
        const secret = new Set([
          ...[...session.voice.notes.values()].filter(note => note.isHidden).map(note => note.id),
          ...activities.filter(one => !isOpenToAll(one) && !asked.has(one.prompt)).map(activity => activity.prompt),
          ...activities.map(activity => activity.script),
          ...[...session.floor.hands.values()].flatMap(hand => [hand.topic, hand.words]),
          ...[...session.seats.links.values()].map(link => link.key),
          ...(session.access ? [session.access.code, session.access.joinKey] : []),
        ]);
        const contents = new Map([...told.contents].map(([id, words]) => [id, secret.has(id) ? other : words]));
        const changed: Session = {...session, seats: noSeats};
        expect(view(changed, contents, 'phone')).toEqual(seen);
      }),
      runs,
    );
  });

  test('[R7] phones get no record of hidden words, people, seats, hands or access', () => {
    fc.assert(
      fc.property(story, steps => {
        const told = tellAll(steps);
        for (const record of view(told.session, told.contents, 'phone').values()) {
          expect(['session', 'about', 'activity', 'theme', 'note', 'floor', 'stage']).toContain(record.kind);
          if (record.kind === 'note' && record.isHidden) expect(record.text).toBe('');
          if (record.kind === 'activity') expect(record.script).toBeNull();
          if (record.kind === 'activity' && !isAskedIn(told.session, record.id))
            expect([record.prompt, record.ballot]).toEqual([null, null]);
        }
      }),
      runs,
    );
  });

  test('[R8] no event holds a word that somebody wrote, and events on notes name no person', () => {
    fc.assert(
      fc.property(story, steps => {
        const told = tellAll(steps);
        const everything = JSON.stringify(told.events);
        for (const words of [...told.contents.values(), ...steps.map(one => one.text)])
          if (words.length > 3) expect(everything).not.toContain(JSON.stringify(words).slice(1, -1));
        const people = [...told.session.people.keys()];
        const onNotes = JSON.stringify(told.events.filter(event => /^(note|notes|theme|reactions|votes)\./.test(event.type)));
        for (const person of people) expect(onNotes).not.toContain(person);
      }),
      runs,
    );
  });

  test('replaying the events gives the same session, and the report stays the same', () => {
    fc.assert(
      fc.property(story, (steps: Step[]) => {
        const told = tellAll(steps);
        const replayed = (JSON.parse(JSON.stringify(told.events)) as Event[]).reduce(evolve, noSession);
        expect(replayed).toEqual(told.session);
        expect(reportOf(replayed, told.contents)).toEqual(reportOf(told.session, told.contents));
      }),
      runs,
    );
  });

  test('[R77] a session whose persons are forgotten has the same report, and nothing of them in its log or its words', () => {
    fc.assert(
      fc.property(story, steps => {
        const before = toTheEnd(tellAll(steps));
        const after = tell(before, {type: 'persons.forget'}, actor('server'));
        expect(reportOf(after.session, after.contents)).toEqual(reportOf(before.session, before.contents));
        const until = after.events.findIndex(event => event.type === 'persons.forgotten');
        const log = after.events.map((event, at) => (at < until && EVENTS_ABOUT_PERSONS.includes(event.type) ? GONE : event));
        expect(log.reduce(evolve, noSession)).toEqual(after.session);
        const {people, floor, seats} = before.session;
        const left = JSON.stringify(log);
        for (const id of [...people.keys(), ...floor.hands.keys()]) expect(left).not.toContain(id);
        // What the story's people and seats said of themselves is in no other words.
        const names = [...people.values(), ...seats.seats.values()].flatMap(({name}) => name ?? []);
        const said = [...floor.hands.values()].flatMap(({topic, words}) => [topic ?? [], words ?? []].flat());
        for (const id of [...names, ...said]) expect(after.contents.has(id)).toBe(false);
        expect([...after.session.seats.seats.keys()]).toEqual([...seats.seats.keys()]);
        const told = view(after.session, after.contents, 'console');
        expect([...told.keys()].filter(id => /^(person|hand):/.test(id))).toEqual([]);
      }),
      runs,
    );
  });

  test('[R46] the report holds every note that was shown and not taken back, once', () => {
    fc.assert(
      fc.property(story, steps => {
        const told = tellAll(steps);
        const shown = told.events.flatMap(event => (event.type === 'notes.released' ? event.notes : []));
        const gone = new Set(told.events.flatMap(event => (event.type === 'notes.gone' ? event.notes : [])));
        const inReport = reportOf(told.session, told.contents).activities.flatMap(activity => activity.notes.map(note => note.id));
        expect(new Set(shown).size).toBe(shown.length);
        expect([...inReport].sort()).toEqual(shown.filter(id => !gone.has(id)).sort());
      }),
      runs,
    );
  });
});

test('the stories go everywhere: every event happens in some of them', () => {
  const happened = new Set(fc.sample(story, {seed: 1, numRuns: 1_000}).flatMap(steps => tellAll(steps).events.map(event => event.type)));
  // `gone` does not happen: it is what the store leaves of another.
  expect(Object.keys(CONCERNS).filter(type => !happened.has(type as Event['type']))).toEqual(['gone']);
});
