import {describe, expect, test} from 'vitest';
import {
  changed,
  copied,
  type Draft,
  draftOf,
  type FormRow,
  kept,
  linesIn,
  moved,
  sourcesFor,
  sumOf,
  wholeIn,
} from '../../../client/organiser/form/draft.ts';
import {asKind} from '../../../client/organiser/form/kinds.ts';
import {checked} from '../../../client/organiser/form/plan.ts';
import {blankActivity, planFrom, TEMPLATE_IDS, template} from '../../../client/organiser/templates/templates.ts';
import {plainActivity} from '../../../shared/agenda/plan.ts';
import {CreateSessionRequest} from '../../../shared/wire/http.ts';
import {EVERY_KIND, plan} from '../../telling/telling.ts';

let made = 0;
const newId = () => String(made++).padStart(22, 'i');
const draft = (activities = [plainActivity({kind: 'write', title: 'Ideas', minutes: 10})]): Draft => draftOf(plan(activities), newId);
const withRow = (more: Partial<FormRow>, from = draft()): Draft => ({...from, rows: changed(from.rows, from.rows[0]?.row ?? '', more)});
const messages = (form: Draft) => {
  const found = checked(form);
  const rows = kept(form.rows).map(({row}) => row);
  return found.ok
    ? []
    : found.errors.map(({field, message}) => `${rows.reduce((name, row) => name?.replace(row, 'r') ?? null, field)}: ${message}`);
};

describe('the form', () => {
  test.each(TEMPLATE_IDS.filter(id => id !== 'blank'))('sends what %s says, unchanged', id => {
    const from = planFrom(template(id));
    const form = draftOf(from, newId);
    expect(checked(form)).toEqual({ok: true, request: {id: form.id, plan: from}});
  });

  test('sends an activity of every kind', () => {
    const form = draftOf(plan(EVERY_KIND), newId);
    expect(checked(form)).toEqual({ok: true, request: {id: form.id, plan: plan(EVERY_KIND)}});
  });

  test('says for each field what is wrong, once', () => {
    expect(messages({...withRow({title: ' ', minutes: 'ten'}), title: ''})).toEqual([
      'session-title: Enter a title for the session',
      'title-r: Enter a title for activity 1',
      'minutes-r: Enter the minutes of activity 1: a number from 1 to 480',
    ]);
    expect(messages(withRow({minutes: '0'}))).toEqual(['minutes-r: Enter the minutes of activity 1: a number from 1 to 480']);
    expect(messages(withRow({prompt: 'x'.repeat(601)}))).toEqual(['prompt-r: Make the prompt of activity 1 shorter: up to 600 characters']);
    expect(messages(withRow({themes: 'x'.repeat(61)}))[0]).toContain('Shorten the sections of activity 1');
    expect(messages({...draft(), rows: []})).toEqual(['null: Add at least one activity']);
    expect(messages({...draft(), startsAt: 'soon'})).toEqual([
      'session-startsAt: Enter the day and the time of the start, or leave both empty',
    ]);
    expect(messages({...draft(), support: 'x'.repeat(1_001)})[0]).toContain('session-support: ');
    expect(messages({...draft(), agreement: 'line\n'.repeat(21)})[0]).toContain('session-agreement: ');
  });

  test('says what a kind needs', () => {
    expect(messages(withRow({kind: 'dots', dots: ''}))).toEqual(['dots-r: Enter how many dots activity 1 gives: a number from 1 to 20']);
    expect(messages(withRow({kind: 'dots', dots: '3'}))).toEqual(['source-r: Choose which earlier notes activity 1 uses']);
    expect(messages(withRow({kind: 'choice'}))).toEqual(['add-question-r: Add a question to activity 1']);
    const few = withRow({kind: 'choice', questions: [{id: 'q', question: '', answers: 'Yes\n \n'}]});
    expect(messages(few)).toEqual(['answers-q: Enter at least two answers for activity 1, one on each line']);
  });

  test('sends only what the kind has, and keeps the rest in the form', () => {
    const form = withRow({kind: 'read', themes: 'Before\nAfter', dots: '3', questions: [{id: 'q', question: '', answers: 'Yes\nNo'}]});
    const sent = checked(form);
    expect(sent.ok && sent.request.plan.activities[0]).toMatchObject({themes: [], rows: [], dots: 0});
    const single = withRow({kind: 'check-in', questions: ['a', 'b'].map(id => ({id, question: '', answers: 'Yes\nNo'}))});
    const asked = checked(single);
    expect(asked.ok && asked.request.plan.activities[0]?.rows).toHaveLength(1);
  });

  test('makes the shortest form no longer than the minutes, and a break as long as it is', () => {
    const sent = checked(withRow({minutes: '5', shortest: '8'}));
    expect(sent.ok && sent.request.plan.activities[0]).toMatchObject({minutes: 5, shortest: 5});
    const rest = checked(withRow({kind: 'break', minutes: '12', shortest: '3', stretch: 'skip'}));
    expect(rest.ok && rest.request.plan.activities[0]).toMatchObject({minutes: 12, shortest: 12, stretch: 'break'});
  });

  test('takes a start in local time', () => {
    const sent = checked({...draft(), startsAt: '2030-03-05T10:00'});
    expect(sent.ok && sent.request.plan.startsAt).toBe(new Date(2030, 2, 5, 10).getTime());
  });

  test('takes 200 activities and no more', () => {
    const many = (count: number) =>
      draft(Array.from({length: count}, (_, at) => plainActivity({kind: 'write', title: `A ${at}`, minutes: 1})));
    expect(messages(many(200))).toEqual([]);
    expect(messages(many(201))).toEqual(['null: A session has up to 200 activities']);
  });

  test('is a request as the server parses it', () => {
    const sent = checked(draft());
    expect(sent.ok && CreateSessionRequest.safeParse(sent.request).success).toBe(true);
  });

  test('reads whole numbers and lines', () => {
    expect(wholeIn(' 15 ')).toBe(15);
    for (const text of ['', '1.5', '-3', '1e2', 'ten', '99999']) expect(wholeIn(text), text).toBeNaN();
    expect(linesIn(' One \n\n two\n')).toEqual(['One', 'two']);
  });
});

describe('the rows', () => {
  const rows = draft(['a', 'b', 'c'].map(title => ({...blankActivity, title}))).rows;
  const [a = '', b = '', c = ''] = rows.map(({row}) => row);
  const titles = (of: readonly FormRow[]) => kept(of).map(({title}) => title);

  test('move one place among those that are there, and stay at the edge', () => {
    expect(titles(moved(rows, b, -1))).toEqual(['b', 'a', 'c']);
    expect(titles(moved(rows, b, 1))).toEqual(['a', 'c', 'b']);
    expect(moved(rows, a, -1)).toBe(rows);
    expect(moved(rows, c, 1)).toBe(rows);
    expect(titles(moved(changed(rows, b, {isRemoved: true}), c, -1))).toEqual(['c', 'a']);
  });

  test('come back from being removed where they were', () => {
    const without = changed(rows, b, {isRemoved: true});
    expect(titles(without)).toEqual(['a', 'c']);
    expect(titles(changed(without, b, {isRemoved: false}))).toEqual(['a', 'b', 'c']);
  });

  test('are copied right after themselves, with ids of their own', () => {
    const form = draftOf(plan(EVERY_KIND), newId);
    const choice = form.rows[8];
    const {rows: next, copy} = copied(form.rows, choice?.row ?? '', newId);
    expect(next[9]).toMatchObject({row: copy, kind: 'choice', title: choice?.title});
    expect(next).toHaveLength(form.rows.length + 1);
    const ids = next.flatMap(({row, questions}) => [row, ...questions.map(({id}) => id)]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('keep their source wherever either is moved, and lose it when it comes after them', () => {
    const form = draftOf(plan(EVERY_KIND), newId);
    const [write, react] = [form.rows[3]?.row ?? '', form.rows[4]?.row ?? ''];
    const up = {...form, rows: moved(form.rows, write, -1)};
    const sent = checked(up);
    expect(sent.ok && sent.request.plan.activities[4]?.source).toBe(2);
    expect(sourcesFor(form.rows, react).map(({row}) => row)).toEqual([write]);
    const after = checked({...form, rows: moved(form.rows, react, -1)});
    expect(after.ok ? '' : after.errors[0]?.field).toBe(`source-${react}`);
  });

  test('get what another kind most likely wants, and lose nothing that was typed', () => {
    const form = draftOf(plan(EVERY_KIND), newId);
    const [row] = form.rows.slice(-1);
    if (!row) throw new Error('there is a last row');
    expect(asKind(form, row, 'dots', newId)).toMatchObject({kind: 'dots', dots: '5', source: form.rows[3]?.row});
    expect(asKind(form, row, 'choice', newId)).toEqual({kind: 'choice', stretch: 'fixed'});
    expect(asKind(form, {...row, questions: []}, 'check-in', newId).questions?.[0]?.answers.split('\n')).toHaveLength(5);
    expect(asKind(form, row, 'break', newId)).toEqual({kind: 'break', stretch: 'break'});
  });

  test('add up what is a number', () => {
    expect(sumOf(changed(changed(rows, a, {minutes: 'x'}), b, {isRemoved: true}))).toBe(10);
  });
});
