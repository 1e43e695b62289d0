import {readdirSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {restore} from '../../../server/rooms/known.ts';
import {reportOf} from '../../../shared/report/model.ts';
import {EVENT_VERSION, type StoredEvent} from '../../../shared/session/protocol.ts';
import {upcast} from '../../../shared/session/upcast.ts';
import {CONCERNS} from '../../telling/concerns.ts';

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

test('[R9] the newest golden log holds every event that there is', () => {
  const log = JSON.parse(readFileSync(new URL(`v${EVENT_VERSION}.json`, folder), 'utf8')) as GoldenLog;
  const held = new Set(log.events.map(({event}) => (event as {readonly type: string}).type));
  expect(Object.keys(CONCERNS).filter(type => !held.has(type))).toEqual([]);
});

test('[R9] an event from a newer program is not read', () => {
  expect(() => upcast(EVENT_VERSION + 1, {type: 'session.opened', at: 1})).toThrow('newer');
});
