import {readdirSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {restore} from '../../../server/rooms/known.ts';
import {reportOf} from '../../../shared/report/model.ts';
import {decide} from '../../../shared/session/decide.ts';
import {EVENTS_ABOUT_PERSONS, GONE} from '../../../shared/session/forgetting.ts';
import {EVENT_VERSION, type StoredEvent} from '../../../shared/session/protocol.ts';
import {upcast} from '../../../shared/session/upcast.ts';
import {CONCERNS} from '../../telling/concerns.ts';
import {actor} from '../../telling/telling.ts';

/** A log as an old program stored it, and what its report must say for ever. Never written anew. */
interface GoldenLog {
  readonly events: readonly StoredEvent[];
  readonly contents: readonly (readonly [string, string])[];
  readonly report: unknown;
}

const folder = new URL('../../fixtures/logs/', import.meta.url);
const logs = readdirSync(folder).filter(name => name.endsWith('.json'));

test('[R9] there is a golden log of every version', () => {
  expect(logs).toEqual(Array.from({length: EVENT_VERSION}, (_, at) => `v${at + 1}.json`));
});

test.each(logs)('[R9] %s gives a report that says what it always said', name => {
  const log = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as GoldenLog;
  const known = restore({rev: log.events.length, events: log.events, contents: new Map(log.contents), people: [], commands: []});
  expect(reportOf(known.session, known.contents)).toMatchObject(log.report as object);
});

test.each(logs)('[R77] %s says the same when its persons were forgotten', name => {
  const log = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as GoldenLog;
  const stored = log.events.filter(({event}) => !['persons.forgotten', 'gone'].includes((event as {readonly type: string}).type));
  const loaded = {rev: stored.length, events: stored, contents: new Map(log.contents), people: [], commands: []};
  const {session, lastEventAt} = restore(loaded);
  const forgetting = decide(session, {type: 'persons.forget'}, {now: lastEventAt, newId: () => '', actor: actor('server')});
  if (!forgetting.ok) throw new Error(forgetting.code);
  const left = stored.map(one =>
    EVENTS_ABOUT_PERSONS.includes((one.event as {readonly type: string}).type) ? {...one, event: GONE} : one,
  );
  expect(left).not.toEqual(stored);
  const after = forgetting.events.map((event, at) => ({session: '', n: left.length + at + 1, v: EVENT_VERSION, event}));
  const known = restore({...loaded, rev: left.length + after.length, events: [...left, ...after]});
  expect(reportOf(known.session, known.contents)).toMatchObject(log.report as object);
  expect(known.lastEventAt).toBe(lastEventAt);
});

test('[R9] the newest golden log holds every event that there is', () => {
  const log = JSON.parse(readFileSync(new URL(`v${EVENT_VERSION}.json`, folder), 'utf8')) as GoldenLog;
  const held = new Set(log.events.map(({event}) => (event as {readonly type: string}).type));
  expect(Object.keys(CONCERNS).filter(type => !held.has(type))).toEqual([]);
});

test('[R9] an event from a newer program is not read', () => {
  expect(() => upcast(EVENT_VERSION + 1, {type: 'session.opened', at: 1})).toThrow('newer');
});
