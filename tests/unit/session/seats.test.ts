import {describe, expect, test} from 'vitest';
import {evolve} from '../../../shared/session/evolve.ts';
import {noSession} from '../../../shared/session/state.ts';
import {recordFor, view} from '../../../shared/session/view.ts';
import {MAX_SEATS_PER_LINK} from '../../../shared/wire/limits.ts';
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

  test('[R83] after a handover the link that gave the lead gives support: whoever opens it again leads no more', () => {
    const told = seated(seated(opened(), 'alex', 'lead'), 'sam', 'support');
    const given = tell(told, {type: 'lead.hand-over', to: idOf('sam')}, actor('seat', 'alex'));
    const back = tell(given, {type: 'seat.take', seat: idOf('alex again'), link: idOf('link of alex'), name: ''}, actor('server'));
    expect(dutyOf(back, 'alex again')).toBe('support');
    expect(attempt(back, {type: 'agenda.next', from: null}, actor('seat', 'alex again')).result).toMatchObject({
      ok: false,
      code: 'not-allowed',
    });
    // Also when all that is known of persons has been forgotten.
    const ended = tell(tell(back, {type: 'session.end'}), {type: 'persons.forget'}, actor('server'));
    const known = ended.events.filter(event => !/^(person|seat|hand|turn)\./.test(event.type)).reduce(evolve, noSession);
    expect(known.seats.links.get(idOf('link of alex'))?.duty).toBe('support');
  });

  test('[R83] who gets the lead back leads with their seat; no link leads any more', () => {
    const told = seated(seated(opened(), 'alex', 'lead'), 'sam', 'support');
    const there = tell(told, {type: 'lead.hand-over', to: idOf('sam')}, actor('seat', 'alex'));
    const back = tell(there, {type: 'lead.hand-over', to: idOf('alex')}, actor('seat', 'sam'));
    expect([dutyOf(back, 'alex'), dutyOf(back, 'sam')]).toEqual(['lead', 'support']);
    expect([...back.session.seats.links.values()].map(({duty}) => duty)).toEqual(['support', 'support']);
  });

  test('[R83] one link seats so many and no more, and leaves the others their seats', () => {
    let told = seated(opened(), 'kim', 'support');
    const take = (seat: string, link: string) =>
      attempt(told, {type: 'seat.take', seat: idOf(seat), link: idOf(`link of ${link}`), name: ''}, actor('server'));
    for (let at = 1; at < MAX_SEATS_PER_LINK; at++) told = take(`guest ${at}`, 'kim').told;
    expect(told.session.seats.seats.size).toBe(MAX_SEATS_PER_LINK);
    expect(take('one too many', 'kim').result).toMatchObject({ok: false, code: 'link-full'});
    // Who has a seat keeps it, and other links go on.
    expect(take('kim', 'kim').result).toMatchObject({ok: true});
    told = seated(told, 'sam', 'support');
    expect(told.session.seats.seats.size).toBe(MAX_SEATS_PER_LINK + 1);
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
