import {describe, expect, test} from 'vitest';
import {recordFor, view} from '../../../shared/session/view.ts';
import {actor, attempt, idOf, opened, seated, type Telling, tell} from '../../telling/telling.ts';

const dutyOf = (told: Telling, name: string) => told.session.seats.seats.get(idOf(name))?.duty;

describe('seats', () => {
  test('the lead goes over in one step, and who gave it away supports', () => {
    const told = seated(seated(opened(), 'alex', 'lead'), 'sam', 'support');
    const after = tell(told, {type: 'lead.hand-over', to: idOf('sam')}, actor('seat', 'alex'));
    expect([dutyOf(after, 'alex'), dutyOf(after, 'sam')]).toEqual(['support', 'lead']);
    expect(attempt(after, {type: 'agenda.next', from: null}, actor('seat', 'alex')).result).toMatchObject({ok: false, code: 'not-allowed'});
    expect(attempt(after, {type: 'agenda.next', from: null}, actor('seat', 'sam')).result).toMatchObject({ok: true});
  });

  test('the organiser stays who they are, also when they give the lead away', () => {
    const after = tell(seated(opened(), 'sam', 'support'), {type: 'lead.hand-over', to: idOf('sam')});
    expect(dutyOf(after, 'sam')).toBe('lead');
    expect(attempt(after, {type: 'agenda.next', from: null}, actor('organiser')).result).toMatchObject({ok: true});
  });

  test('a screen cannot be given the lead', () => {
    const told = seated(opened(), 'hall', 'screen');
    expect(attempt(told, {type: 'lead.hand-over', to: idOf('hall')}, actor('organiser')).result).toMatchObject({
      ok: false,
      code: 'unknown-id',
    });
  });

  test('a revoked link takes its seats, their names and its key along', () => {
    const told = seated(opened(), 'sam', 'support');
    expect(recordFor(told.session, told.contents, 'console', `seat:${idOf('sam')}`)).toMatchObject({duty: 'support', name: 'sam'});
    const after = tell(told, {type: 'link.revoke', link: idOf('link of sam')});
    expect(after.session.seats.seats.size).toBe(0);
    expect([...after.contents.values()]).not.toContain(idOf('key of sam'));
    expect([...after.contents.values()]).not.toContain('sam');
    const again = attempt(after, {type: 'seat.take', seat: idOf('sam'), link: idOf('link of sam'), name: ''}, actor('server'));
    expect(again.result).toMatchObject({ok: false, code: 'link-revoked'});
  });

  test('a number of a seat that has gone is nobody else’s while others are there', () => {
    const told = seated(seated(opened(), 'sam', 'support'), 'alex', 'support');
    const after = seated(tell(told, {type: 'link.revoke', link: idOf('link of sam')}), 'kim', 'support');
    const numbers = [...after.session.seats.seats.values()].map(({number}) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('no record of any audience has a link’s secret', () => {
    const told = seated(opened(), 'sam', 'lead');
    for (const audience of ['phone', 'console', 'stage'] as const) {
      expect(JSON.stringify([...view(told.session, told.contents, audience)])).not.toContain(idOf('key of sam'));
    }
  });
});
