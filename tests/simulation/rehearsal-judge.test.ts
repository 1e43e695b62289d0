import {describe, expect, test} from 'vitest';
import {disagreements} from '../rehearsal/agreement.ts';
import {judge, type TakenAway} from '../rehearsal/judge.ts';
import {type Leaving, Ledger, type LedgerNote} from '../rehearsal/ledger.ts';

const acknowledged = (id: string, text: string, more: Partial<LedgerNote> = {}): LedgerNote => ({
  id,
  activity: 'first',
  phone: 1,
  few: 'show',
  acknowledged: text,
  unanswered: [],
  withdrawal: 'none',
  isLate: false,
  ...more,
});

const taken = (notes: readonly {readonly id: string; readonly text: string}[], isHeld = false): TakenAway => ({
  activities: [
    {id: 'first', isHeld, notes},
    {id: 'second', isHeld: false, notes: []},
  ],
});

const numbers = (ledger: readonly LedgerNote[], notes: TakenAway) => {
  const {lost, doubled, wrong, ...rest} = judge(ledger, notes);
  return {...rest, lost: lost.length, doubled: doubled.length, wrong: wrong.length};
};

const good = {acknowledged: 0, lost: 0, doubled: 0, wrong: 0, keptBack: 0, takenBack: 0, unconfirmed: 0};
const [a, b] = [
  {id: 'a', text: 'More seats #1'},
  {id: 'b', text: 'Less noise #2'},
];
const both = [acknowledged('a', a.text), acknowledged('b', b.text)];

describe('the judge of a rehearsal', () => {
  test('finds nothing where everything is as it was acknowledged [R49]', () => {
    expect(numbers(both, taken([b, a]))).toEqual({...good, acknowledged: 2});
  });

  test('finds a note that was acknowledged and is not there [R49]', () => {
    expect(numbers(both, taken([a]))).toEqual({...good, acknowledged: 2, lost: 1});
    expect(judge(both, taken([a])).lost[0]).toContain('note b of phone 1');
  });

  test('finds a note that is there twice, by its id or by its words [R49]', () => {
    expect(numbers(both, taken([a, a, b]))).toMatchObject({lost: 0, doubled: 1});
    const other = {id: 'c', text: a.text};
    expect(numbers([...both, acknowledged('c', 'Its own words #3')], taken([a, b, other]))).toMatchObject({lost: 1, doubled: 1});
    const inTwo: TakenAway = {activities: ['first', 'second'].map(id => ({id, isHeld: false, notes: [a]}))};
    expect(numbers([acknowledged('a', a.text)], inTwo)).toMatchObject({lost: 0, doubled: 1});
  });

  test('finds words that are neither the last acknowledged ones nor later ones without an answer [R49]', () => {
    const changed = acknowledged('a', 'Second words #1', {unanswered: ['Third words #1']});
    expect(numbers([changed], taken([{id: 'a', text: 'First words #1'}]))).toEqual({...good, acknowledged: 1, lost: 1});
    for (const text of ['Second words #1', 'Third words #1']) {
      expect(numbers([changed], taken([{id: 'a', text}]))).toEqual({...good, acknowledged: 1});
    }
  });

  test('finds a note that was taken back and is there [R49]', () => {
    const back = acknowledged('a', a.text, {withdrawal: 'acknowledged'});
    expect(numbers([back], taken([a]))).toEqual({...good, takenBack: 1, wrong: 1});
    expect(numbers([back], taken([]))).toEqual({...good, takenBack: 1});
  });

  test('takes both ends for right where no answer came [R49]', () => {
    const asked = acknowledged('a', a.text, {withdrawal: 'unanswered'});
    expect(numbers([asked], taken([]))).toEqual({...good, takenBack: 1});
    expect(numbers([asked], taken([a]))).toEqual({...good, acknowledged: 1});
    const tried = acknowledged('b', b.text, {acknowledged: null, unanswered: [b.text]});
    expect(numbers([tried], taken([]))).toEqual({...good, unconfirmed: 1});
    expect(numbers([tried], taken([b]))).toEqual({...good, unconfirmed: 1});
    expect(numbers([tried], taken([{...b, text: 'Never written'}]))).toMatchObject({wrong: 1});
  });

  test('takes a note with "hold" for kept back only where too few wrote or it came late [R49]', () => {
    const hold = acknowledged('a', a.text, {few: 'hold'});
    expect(numbers([hold], taken([], true))).toEqual({...good, keptBack: 1});
    expect(numbers([{...hold, isLate: true}], taken([]))).toEqual({...good, keptBack: 1});
    expect(numbers([hold], taken([]))).toEqual({...good, acknowledged: 1, lost: 1});
    expect(numbers([{...hold, few: 'show'}], taken([], true))).toEqual({...good, acknowledged: 1, lost: 1});
  });

  test('finds a note that came from no phone, and one under another activity [R49]', () => {
    expect(numbers([], taken([a]))).toEqual({...good, wrong: 1});
    expect(numbers([acknowledged('a', a.text, {activity: 'second'})], taken([a]))).toMatchObject({lost: 1});
  });
});

describe('the ledger of a rehearsal', () => {
  const note = (text: string, wish: Leaving['wish'] = 'show'): Leaving => ({id: 'a', text, few: 'show', wish});
  const only = (ledger: Ledger) => ledger.notes()[0];

  test('holds the words acknowledged last, and those that went later without an answer [R49]', () => {
    const ledger = new Ledger();
    const first = ledger.leaves(1, 'first', [note('one')]);
    expect(only(ledger)).toMatchObject({acknowledged: null, unanswered: ['one']});
    first({ok: true});
    ledger.leaves(1, 'first', [note('two')]);
    expect(only(ledger)).toMatchObject({acknowledged: 'one', unanswered: ['two']});
    ledger.leaves(1, 'first', [note('three', 'change')])({ok: true});
    expect(only(ledger)).toMatchObject({acknowledged: 'three', unanswered: []});
  });

  test('takes a refusal for what it is: nothing got in, unless the disk was the reason [R49]', () => {
    const ledger = new Ledger();
    ledger.leaves(1, 'first', [note('one')])({ok: true});
    ledger.leaves(1, 'first', [note('two')])({ok: false, code: 'already-shown'});
    expect(only(ledger)).toMatchObject({acknowledged: 'one', unanswered: []});
    ledger.leaves(1, 'first', [note('three')])({ok: false, code: 'not-saved'});
    expect(only(ledger)).toMatchObject({acknowledged: 'one', unanswered: ['three']});
  });

  test('knows a withdrawal that was acknowledged from one that got no answer and one that was refused [R49]', () => {
    const ledger = new Ledger();
    ledger.leaves(1, 'first', [note('one')])({ok: true});
    ledger.leaves(1, 'first', [note('one', 'take-back')])({ok: false, code: 'too-many'});
    expect(only(ledger)).toMatchObject({withdrawal: 'none'});
    ledger.leaves(1, 'first', [note('one', 'take-back')]);
    expect(only(ledger)).toMatchObject({withdrawal: 'unanswered'});
    ledger.leaves(1, 'first', [note('one', 'take-back')])({ok: true});
    expect(only(ledger)).toMatchObject({withdrawal: 'acknowledged'});
  });
});

test('phones that hold other records than the others, the console or the notes taken away are found [R49, R19]', () => {
  const record = (text: string, isHidden = false) => ({
    kind: 'note' as const,
    id: 'a',
    activity: 'first',
    theme: null,
    text,
    isHidden,
    bands: null,
  });
  const holding = (name: string, text: string, isHidden = false) => ({
    name,
    records: new Map([['note:a' as const, record(text, isHidden)]]),
  });
  const found = (phones: readonly string[], lead: string, isHidden = false) =>
    disagreements(
      phones.map((text, at) => holding(`phone ${at + 1}`, text)),
      holding('the console', lead, isHidden),
      taken([a]),
    );
  expect(found([a.text, a.text], a.text)).toEqual([]);
  expect(found([a.text, b.text], a.text)).toEqual(['phone 2 and phone 1 differ in 1 records: note:a']);
  expect(found([a.text], b.text)).toHaveLength(2);
  // A hidden note that a phone still has.
  expect(found([a.text], a.text, true)).toEqual(['phone 1 and the console differ in 1 notes: a']);
});
