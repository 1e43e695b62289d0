import {describe, expect, test} from 'vitest';
import {type LaneState, laneNeeds, planBox} from '../../../client/live/lane-plan.ts';
import {noMarks, toggled} from '../../../client/live/own-marks.ts';
import type {OwnNotes} from '../../../client/live/own-notes.ts';
import {fromBase64url, placesOf} from '../../../shared/wire/base64url.ts';
import {BOX_BYTES, packBox} from '../../../shared/wire/lane.ts';
import type {ViewRecord} from '../../../shared/wire/records.ts';
import {activity, id, note, records, sentNote, session, ticketFor, tickets, writing} from './view-of.ts';

const state = (all: readonly ViewRecord[], notes: OwnNotes = [], more: Partial<LaneState> = {}): LaneState => ({
  session: id('session'),
  room: {records: records(...all), laneTickets: tickets('one', 'two'), lineage: 'a'},
  notes,
  marks: new Map(),
  ballots: new Map(),
  confirmed: new Map(notes.filter(one => one.isSent).map(one => [one.id, ticketFor('one').write])),
  ...more,
});

const open = [session(), activity('one'), activity('two', {at: 'later', writing: writing()})];
const plan = (laneState: LaneState, turn = 0) => planBox(laneState, turn)?.content;

describe('what a beat carries', () => {
  test('an empty box as cover from those who write nothing', () => {
    expect(plan(state(open))).toEqual({holds: 'notes', session: id('session'), bearer: ticketFor('one').write, notes: [], gone: []});
  });

  test('what waits first, then the present notes as cover', () => {
    const content = plan(state(open, [sentNote('old'), note('new')]));
    expect(content).toMatchObject({holds: 'notes', notes: [{id: id('new')}, {id: id('old')}]});
  });

  test('each note with what should happen if few people write', () => {
    expect(plan(state(open, [note('a', {few: 'show'})]))).toMatchObject({notes: [{kind: 'note', few: 'show', text: 'words of a'}]});
  });

  test('a proof alone, before everything else, one per beat', () => {
    const proofs = [
      note('a'),
      sentNote('b', {wish: 'take-back', isSent: false, isShown: true}),
      sentNote('c', {wish: 'change', isSent: false, text: 'new', isShown: true}),
    ];
    expect(planBox(state(open, proofs), 0)).toMatchObject({
      content: {holds: 'withdrawal', noteKey: proofs[1]?.key, bearer: ticketFor('one').write},
      notes: [{id: id('b')}],
    });
    expect(plan(state(open, proofs.slice(2)))).toEqual({
      holds: 'change',
      session: id('session'),
      bearer: ticketFor('one').write,
      noteKey: proofs[2]?.key,
      text: 'new',
    });
  });

  test('reactions as they stand, once notes are shown', () => {
    const released = [id('x'), id('y'), id('z')];
    const shown = [session(), activity('one', {writing: writing({at: 'shown', notes: released})})];
    const marks = toggled(toggled(noMarks, 'meToo', id('z')), 'tellMore', id('x'));
    const content = plan(state(shown, [sentNote('x', {isShown: true})], {marks: new Map([[id('one'), marks]])}));
    if (content?.holds !== 'reactions') throw new Error('These are no reactions');
    expect(content.bearer).toBe(ticketFor('one').react);
    expect([content.meToo, content.differently, content.tellMore].map(bits => [...placesOf(bits)])).toEqual([[2], [], [0]]);
  });

  test('a waiting note before the reactions', () => {
    const shown = [session(), activity('one', {writing: writing({at: 'shown', notes: [id('x')]})})];
    expect(plan(state(shown, [note('late')]))).toMatchObject({holds: 'notes', notes: [{id: id('late')}]});
  });

  test('never a note that is shown, refused or being taken back', () => {
    const notes = [sentNote('a', {isShown: true}), note('b', {refused: 'activity-closed'}), sentNote('c', {wish: 'take-back'})];
    expect(plan(state(open, notes))).toMatchObject({holds: 'notes', notes: []});
  });

  test('a late note of the activity that has closed', () => {
    const moved = [session({current: id('two')}), activity('one', {at: 'closed'}), activity('two')];
    expect(planBox(state(moved, [note('late')]), 0)).toMatchObject({activity: id('one'), content: {bearer: ticketFor('one').write}});
  });

  test('what is being gathered, also when the next activity is open already', () => {
    const moved = [session({current: id('two')}), activity('one', {at: 'closed', gathering: 99}), activity('two')];
    expect(planBox(state(moved, [sentNote('a')]), 0)).toMatchObject({activity: id('one'), content: {notes: [{id: id('a')}]}});
  });

  test('notes taken back before they are shown go with the notes of their activity, however many', () => {
    const notes = [note('new'), ...['a', 'b'].map(name => sentNote(name, {wish: 'take-back', isSent: false}))];
    expect(plan(state(open, notes))).toMatchObject({holds: 'notes', notes: [{id: id('new')}], gone: [notes[1]?.key, notes[2]?.key]});
  });

  test('in a gathering a waiting note goes before a proof', () => {
    const gathering = [session(), activity('one', {gathering: 99})];
    const notes = [note('new'), sentNote('shown', {wish: 'change', isSent: false, isShown: true, text: 'other'})];
    expect(plan(state(gathering, notes))).toMatchObject({holds: 'notes', notes: [{id: id('new')}]});
    expect(plan(state(open, notes))).toMatchObject({holds: 'change'});
  });

  test('what the server had under another bearer is brought again, also once other notes are shown [R36]', () => {
    const shown = [session(), activity('one', {writing: writing({at: 'shown', notes: [id('x')]})})];
    const before = {confirmed: new Map([[id('a'), 'a former bearer']])};
    expect(plan(state(shown, [sentNote('a')], before))).toMatchObject({holds: 'notes', notes: [{id: id('a')}]});
    expect(plan(state(shown, [sentNote('a')]))).toMatchObject({holds: 'reactions'});
    const closed = [session({current: id('two')}), activity('one', {at: 'closed'}), activity('two', {activity: 'read', writing: null})];
    expect(laneNeeds(state(closed, [sentNote('a')], before)).isBeating).toBe(true);
  });

  test('nothing without a bearer', () => {
    expect(planBox({...state(open, [note('a')]), room: {records: records(...open), laneTickets: new Map(), lineage: 'a'}}, 0)).toBeNull();
  });

  test('as many notes as fit, and cover in turns when not all of it does', () => {
    const long = ['a', 'b', 'c'].map(name => sentNote(name, {text: '漢'.repeat(600)}));
    const first = [0, 1, 2].map(turn => {
      const content = plan(state(open, long), turn);
      if (content?.holds !== 'notes') throw new Error('These are no notes');
      expect(packBox(content)).toHaveLength(BOX_BYTES);
      return content.notes[0]?.id;
    });
    expect(new Set(first)).toEqual(new Set(['a', 'b', 'c'].map(id)));
  });
});

describe('what goes as a whole', () => {
  const rows = [{question: '', options: ['Yes', 'No']}];
  const asked = {isCounted: false, votes: null, asks: 'one', rows} as const;
  const answersOf = (content: ReturnType<typeof plan>) => (content?.holds === 'ballot' ? [...fromBase64url(content.answers)] : null);

  test('a ballot, the same again at every beat, with the bearer for votes', () => {
    const choice = [session(), activity('one', {activity: 'choice', writing: null, ballot: asked})];
    for (const turn of [0, 1]) {
      const content = plan(state(choice, [], {ballots: new Map([[id('one'), [2]]])}), turn);
      expect(content).toMatchObject({holds: 'ballot', bearer: ticketFor('one').vote});
      expect(answersOf(content)).toEqual([2]);
    }
    expect(answersOf(plan(state(choice)))).toEqual([]);
  });

  test('dots, for as many notes as the source has', () => {
    const dots = [
      session({current: id('two')}),
      activity('one', {at: 'closed', writing: writing({at: 'shown', notes: [id('x'), id('y')]})}),
      activity('two', {activity: 'dots', writing: null, source: id('one'), ballot: {isCounted: false, votes: null, asks: 'dots', dots: 3}}),
    ];
    expect(answersOf(plan(state(dots, [], {ballots: new Map([[id('two'), [1, 2, 3]]])})))).toEqual([1, 2]);
  });

  test('marks on the notes of a source, under the bearer of the activity that asks for them', () => {
    const react = [
      session({current: id('two')}),
      activity('one', {at: 'closed', writing: writing({at: 'shown', notes: [id('x'), id('y')]})}),
      activity('two', {activity: 'react', writing: null, source: id('one')}),
    ];
    const content = plan(state(react, [], {marks: new Map([[id('one'), toggled(noMarks, 'meToo', id('y'))]])}));
    if (content?.holds !== 'reactions') throw new Error('These are no reactions');
    expect(content.bearer).toBe(ticketFor('two').react);
    expect([...placesOf(content.meToo)]).toEqual([1]);
  });

  test('where there are notes too, both take turns, whatever the person did', () => {
    const both = [session(), activity('one', {activity: 'check-in', ballot: asked})];
    const kinds = (notes: OwnNotes, all = both) => [0, 1, 2, 3].map(turn => plan(state(all, notes), turn)?.holds);
    expect(kinds([])).toEqual(['notes', 'ballot', 'notes', 'ballot']);
    expect(kinds([sentNote('a')])).toEqual(['notes', 'ballot', 'notes', 'ballot']);
    expect(laneNeeds(state(both)).closingBeats).toBe(2);
    const gathering = [session({current: id('two')}), activity('one', {at: 'closed', activity: 'check-in', ballot: asked, gathering: 99})];
    expect(laneNeeds(state(gathering)).closingBeats).toBe(4);
    expect(kinds([note('new')], gathering)).toEqual(['notes', 'ballot', 'notes', 'ballot']);
  });

  test('[R118] where several are gathered each has its beats, wherever the count of beats stands', () => {
    const left = (name: string) => activity(name, {at: 'closed', activity: 'choice', writing: null, ballot: asked, gathering: 99});
    const closing = [session({phase: 'closing', until: 99}), left('one'), left('two')];
    expect(laneNeeds(state(closing)).closingBeats).toBe(4);
    const both = [...closing.slice(0, 2), {...left('two'), activity: 'check-in', writing: writing()} as const];
    expect(laneNeeds(state(both)).closingBeats).toBe(8);
    for (const from of [0, 1, 2, 3]) {
      const sent = (all: readonly ViewRecord[], beats: number) =>
        Array.from({length: beats}, (_, beat) => planBox(state(all), from + beat)).map(box => `${box?.content.holds} ${box?.activity}`);
      const [one, two] = [`ballot ${id('one')}`, `ballot ${id('two')}`];
      expect(sent(closing, 4).sort()).toEqual([one, one, two, two]);
      expect(sent(both, 8).sort()).toEqual([one, one, one, one, two, two, `notes ${id('two')}`, `notes ${id('two')}`]);
    }
  });

  test('a waiting note does not wait for cover, and no late note keeps a ballot from being gathered', () => {
    const choice = (more: object = {}) => [
      session({current: id('two')}),
      activity('one', {at: 'closed'}),
      activity('two', {activity: 'choice', writing: null, ballot: asked, ...more}),
    ];
    expect([0, 1].map(turn => plan(state(choice(), [note('late')]), turn)?.holds)).toEqual(['notes', 'notes']);
    expect([0, 1].map(turn => plan(state(choice({at: 'closed', gathering: 99}), [note('late')]), turn)?.holds)).toEqual([
      'notes',
      'ballot',
    ]);
  });

  test('the agreement is answered from the lobby on', () => {
    const lobby = [session({phase: 'open', current: null}), activity('one', {activity: 'agreement', at: 'later', ballot: asked})];
    expect(laneNeeds(state(lobby)).isBeating).toBe(true);
    expect([0, 1].map(turn => plan(state(lobby), turn)?.holds)).toEqual(['notes', 'ballot']);
    expect(laneNeeds(state([session({phase: 'open', current: null}), activity('one', {at: 'later'})])).isBeating).toBe(false);
  });

  test('a note says what it is about', () => {
    expect(plan(state(open, [note('a', {theme: id('doors')})]))).toMatchObject({notes: [{theme: id('doors')}]});
  });
});

describe('whether a phone beats', () => {
  const needs = (all: readonly ViewRecord[], notes: OwnNotes = []) => laneNeeds(state(all, notes));

  test('while a write activity is open, whether or not it wrote', () => {
    expect(needs(open).isBeating).toBe(true);
    expect(needs(open, [sentNote('a'), note('b')]).isBeating).toBe(true);
  });

  test('not in the lobby, while reading, or after the end', () => {
    expect(needs([session({phase: 'open', current: null})]).isBeating).toBe(false);
    expect(needs([session(), activity('one', {activity: 'read', writing: null})]).isBeating).toBe(false);
    expect(needs([session({phase: 'ended', current: null}), activity('one', {at: 'closed'})], [sentNote('a')]).isBeating).toBe(false);
  });

  test('after the close only with something to bring', () => {
    const closed = [session({current: id('two')}), activity('one', {at: 'closed'}), activity('two', {activity: 'read', writing: null})];
    expect(needs(closed).isBeating).toBe(false);
    expect(needs(closed, [sentNote('a')]).isBeating).toBe(false);
    expect(needs(closed, [note('late')]).isBeating).toBe(true);
    expect(needs(closed, [sentNote('a', {wish: 'take-back', isSent: false})]).isBeating).toBe(true);
  });

  test('a gathering is known while it lasts', () => {
    expect(needs([session(), activity('one', {gathering: 2_000})]).gathering).toBe(2_000);
    expect(needs([session(), activity('one', {writing: writing()})]).gathering).toBeNull();
    expect(needs([session({phase: 'closing', until: 5_000}), activity('one', {at: 'closed'})]).gathering).toBe(5_000);
  });
});
