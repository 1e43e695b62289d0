import {describe, expect, test} from 'vitest';
import {checked, minutesIn, type Typed} from '../../../client/organiser/plan.ts';
import {changed, kept, moved, newRow, sumOf} from '../../../client/organiser/rows.ts';
import {blankRow, TEMPLATE_IDS, template, templateNamed} from '../../../client/organiser/templates.ts';
import {CreateSessionRequest} from '../../../shared/wire/http.ts';

const ID = 'a'.repeat(22);
const words = (text: string) => text.split(/\s+/).filter(Boolean).length;

describe('a template', () => {
  test.each(TEMPLATE_IDS)('%s has prompts of 25 words at most', id => {
    expect(template(id).activities.filter(({prompt}) => words(prompt) > 25)).toEqual([]);
  });

  test('of our own fits what the server takes, as it is', () => {
    const {title, activities} = template('listen-first');
    expect(CreateSessionRequest.safeParse({id: ID, title, activities}).success).toBe(true);
  });

  test('that is blank needs a title and nothing more', () => {
    const {activities} = template('blank');
    const filled = activities.map(activity => ({...activity, title: 'Ideas'}));
    expect(CreateSessionRequest.safeParse({id: ID, title: 'Tuesday', activities: filled}).success).toBe(true);
  });

  test('is found by its name, and nothing else is', () => {
    expect(templateNamed('blank')?.id).toBe('blank');
    expect(templateNamed('')).toBeNull();
    expect(templateNamed('toString')).toBeNull();
  });
});

describe('the form', () => {
  const typed = (more: Partial<Typed['activities'][number]> = {}, title = 'Tuesday'): Typed => ({
    title,
    activities: [{row: 'r', kind: 'write', title: 'Ideas', prompt: '', minutes: ' 10 ', ...more}],
  });
  const messages = (form: Typed) => {
    const plan = checked(ID, form);
    return plan.ok ? [] : plan.errors.map(({field, message}) => `${field}: ${message}`);
  };

  test('becomes what the server takes', () => {
    expect(checked(ID, typed())).toEqual({
      ok: true,
      request: {id: ID, title: 'Tuesday', activities: [{kind: 'write', title: 'Ideas', prompt: '', minutes: 10}]},
    });
  });

  test('says for each field what is wrong, once', () => {
    expect(messages(typed({title: ' ', minutes: 'ten'}, ''))).toEqual([
      'session-title: Enter a title for the session',
      'title-r: Enter a title for activity 1',
      'minutes-r: Enter the minutes of activity 1: a number from 1 to 480',
    ]);
    expect(messages(typed({minutes: '0'}))).toEqual(['minutes-r: Enter the minutes of activity 1: a number from 1 to 480']);
    expect(messages(typed({prompt: 'x'.repeat(601)}))).toEqual(['prompt-r: Make the prompt of activity 1 shorter: up to 600 characters']);
    expect(messages({title: 'Tuesday', activities: []})).toEqual(['null: Add at least one activity']);
  });

  test('reads whole minutes only', () => {
    expect(minutesIn(' 15 ')).toBe(15);
    for (const text of ['', '1.5', '-3', '1e2', 'ten', '99999']) expect(minutesIn(text), text).toBeNaN();
  });
});

describe('the rows', () => {
  const rows = ['a', 'b', 'c'].map(id => newRow(id, blankRow));
  const order = (of: typeof rows) => kept(of).map(({row}) => row);

  test('move one place among those that are there, and stay at the edge', () => {
    expect(order([...moved(rows, 'b', -1)])).toEqual(['b', 'a', 'c']);
    expect(order([...moved(rows, 'b', 1)])).toEqual(['a', 'c', 'b']);
    expect(moved(rows, 'a', -1)).toBe(rows);
    expect(moved(rows, 'c', 1)).toBe(rows);
    const without = changed(rows, 'b', {isRemoved: true});
    expect(order([...moved(without, 'c', -1)])).toEqual(['c', 'a']);
  });

  test('come back from being removed where they were', () => {
    const without = changed(rows, 'b', {isRemoved: true});
    expect(order([...without])).toEqual(['a', 'c']);
    expect(order([...changed(without, 'b', {isRemoved: false})])).toEqual(['a', 'b', 'c']);
  });

  test('add up what is a number', () => {
    expect(sumOf(changed(changed(rows, 'a', {minutes: 'x'}), 'b', {isRemoved: true}))).toBe(10);
  });
});
