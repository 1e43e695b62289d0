import {describe, expect, test} from 'vitest';
import type {Command} from '../../../shared/session/protocol.ts';
import {view} from '../../../shared/session/view.ts';
import {MAX_ACTIONS, MAX_PAGES} from '../../../shared/wire/limits.ts';
import {AUDIENCES} from '../../../shared/wire/records.ts';
import {actor, attempt, created, idOf, type Telling, tell} from '../../telling/telling.ts';

const [north, south, paint, call] = ['north', 'south', 'paint', 'call'].map(idOf) as [string, string, string, string];
const add = (action: string, page: string | null, what: string, who = '', by = ''): Command => ({
  type: 'action.add',
  action,
  page,
  what,
  who,
  by,
});
const codeOf = (told: Telling, command: Command): string => {
  const {result} = attempt(told, command, actor('organiser'));
  return result.ok ? 'ok' : result.code;
};
const recordsOf = (told: Telling, audience: (typeof AUDIENCES)[number] = 'assistant') =>
  [...view(told.session, told.contents, audience).values()].filter(({kind}) => kind === 'page' || kind === 'action');
/** A page with an action, and one in the minutes. */
const agreed = (): Telling =>
  [
    {type: 'page.add', page: north, title: 'North group'} as const,
    add(paint, north, 'Paint the door', 'The team'),
    add(call, null, 'Call the bus company', '', 'Before the summer'),
  ].reduce((told, command) => tell(told, command), created());

describe('pages and actions', () => {
  test('[R140] are records of consoles, and of nobody else', () => {
    const told = agreed();
    expect(recordsOf(told)).toEqual([
      {kind: 'page', id: north, title: 'North group'},
      {kind: 'action', id: paint, page: north, what: 'Paint the door', who: 'The team', by: ''},
      {kind: 'action', id: call, page: null, what: 'Call the bus company', who: '', by: 'Before the summer'},
    ]);
    const seen = AUDIENCES.filter(audience => recordsOf(told, audience).length > 0);
    expect(seen).toEqual(['console', 'assistant']);
  });

  test('[R140] change in their words alone, and what was said before is deleted', () => {
    const told = agreed();
    const before = [...told.contents.values()];
    const now = tell(tell(told, {type: 'page.rename', page: north, title: 'The north'}), {
      type: 'action.change',
      action: paint,
      what: 'Paint the gate',
      who: '',
      by: 'Friday',
    });
    expect(recordsOf(now).slice(0, 2)).toEqual([
      {kind: 'page', id: north, title: 'The north'},
      {kind: 'action', id: paint, page: north, what: 'Paint the gate', who: '', by: 'Friday'},
    ]);
    const gone = before.filter(words => ![...now.contents.values()].includes(words));
    expect(gone.sort()).toEqual(['North group', 'Paint the door', 'The team']);
  });

  test('[R139] a page that is removed takes its words, its actions and its document along', () => {
    const told = agreed();
    const {result, told: now} = attempt(told, {type: 'page.remove', page: north}, actor('organiser'));
    expect(result.ok && result.writes.boards?.delete).toEqual([`page-${north}`]);
    expect(recordsOf(now).map(({kind}) => kind)).toEqual(['action']);
    const left = [...now.contents.values()];
    for (const words of ['North group', 'Paint the door', 'The team']) expect(left).not.toContain(words);
    expect(left).toContain('Call the bus company');
  });

  test('given twice count once; of what is not there nothing can be said', () => {
    const told = agreed();
    expect(tell(told, {type: 'page.add', page: north, title: 'Another'}).session).toBe(told.session);
    expect(tell(told, add(paint, null, 'Another')).session).toBe(told.session);
    expect(tell(told, {type: 'page.remove', page: south}).session).toBe(told.session);
    expect(tell(told, {type: 'action.remove', action: south}).session).toBe(told.session);
    expect(codeOf(told, {type: 'page.rename', page: south, title: 'South'})).toBe('unknown-id');
    expect(codeOf(told, add(south, south, 'Nowhere'))).toBe('unknown-id');
    expect(codeOf(told, {type: 'action.change', action: south, what: 'Nothing', who: '', by: ''})).toBe('unknown-id');
  });

  test('have an end', () => {
    const many = (told: Telling, most: number, make: (at: number) => Command) =>
      Array.from({length: most}, (_, at) => make(at)).reduce((before, command) => tell(before, command), told);
    const pages = many(created(), MAX_PAGES, at => ({type: 'page.add', page: idOf(`page ${at}`), title: 'A page'}));
    expect(codeOf(pages, {type: 'page.add', page: north, title: 'One more'})).toBe('pages-full');
    const actions = many(created(), MAX_ACTIONS, at => add(idOf(`action ${at}`), null, 'To do'));
    expect(codeOf(actions, add(paint, null, 'One more'))).toBe('actions-full');
  });
});
