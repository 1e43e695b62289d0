import {expect, test} from 'vitest';
import {recordFor} from '../../../shared/session/view.ts';
import {actor, attempt, createdWithAll, later, opened, type Telling, tell} from '../../telling/telling.ts';

const linesOf = (told: Telling) => {
  const about = recordFor(told.session, told.contents, 'phone', 'about');
  return about?.kind === 'about' ? about.agreement : [];
};

test('lines from the plan are not marked as changed; a new one is, and what was replaced is gone', () => {
  const told = opened(createdWithAll());
  const [first, second] = linesOf(told);
  expect(linesOf(told).map(line => line.changedAt)).toEqual([null, null]);
  const changed = tell(later(told, 5_000), {type: 'agreement.set', lines: [{keep: first?.id ?? ''}, {text: 'You can pass, always.'}]});
  expect(linesOf(changed)).toMatchObject([
    {text: 'One person speaks at a time.', changedAt: null},
    {text: 'You can pass, always.', changedAt: told.now + 5_000},
  ]);
  expect(changed.contents.has(second?.id ?? '')).toBe(false);
});

test('who saw a line that has gone meanwhile is told so; the same lines again change nothing', () => {
  const told = opened(createdWithAll());
  const [first, second] = linesOf(told).map(line => line.id);
  const gone = tell(told, {type: 'agreement.set', lines: [{keep: first ?? ''}]});
  expect(attempt(gone, {type: 'agreement.set', lines: [{keep: second ?? ''}]}, actor('organiser')).result).toMatchObject({
    ok: false,
    code: 'moved-on',
  });
  // One line twice would be two with one id.
  expect(
    attempt(told, {type: 'agreement.set', lines: [{keep: first ?? ''}, {keep: first ?? ''}]}, actor('organiser')).result,
  ).toMatchObject({ok: false});
  expect(tell(gone, {type: 'agreement.set', lines: [{keep: first ?? ''}]}).events).toHaveLength(gone.events.length);
});
