import {describe, expect, test, vi} from 'vitest';
import type {Arrangement} from '../../../client/activities/notes/arrangement.ts';
import {havingWords} from '../../../client/activities/notes/having-words.ts';
import {closedAtFirst, MANY_NOTES} from '../../../client/activities/notes/use-folds.ts';
import type {LiveRoom} from '../../../client/live/live-room.ts';
import {pausedRoom} from '../../../client/live/paused-room.ts';
import {type Records, recordIn} from '../../../client/live/records.ts';
import {createRoom} from '../../../client/live/view.ts';
import type {NoteRecord, RecordId, ThemeRecord, ViewRecord} from '../../../shared/wire/records.ts';
import {id} from './view-of.ts';

const [EARLY, LATE] = [id('early'), id('late')];

const noteIn = (name: string, theme: string | null, more: Partial<NoteRecord> = {}): NoteRecord => ({
  kind: 'note',
  id: id(name),
  activity: id('write'),
  theme,
  text: name,
  isHidden: false,
  bands: null,
  ...more,
});
const themeCalled = (name: string, title: string): ThemeRecord => ({kind: 'theme', id: id(name), activity: id('write'), title});

const holding = (...records: readonly (NoteRecord | ThemeRecord)[]): Records =>
  new Map(records.map(record => [`${record.kind}:${record.id}` as RecordId, record as ViewRecord]));

const groupOf = (theme: string | null, count: number) => ({theme, notes: Array.from({length: count}, (_, at) => id(`${theme} ${at}`))});

describe('[R148] what is closed at first', () => {
  const closed = (shown: Arrangement, atOnce?: number) => [...closedAtFirst(shown, atOnce)];
  const groups = [groupOf(EARLY, 6), groupOf(LATE, 5), groupOf(null, 3)];

  test('is nothing in a list that a person can take in', () => {
    expect(closed(groups)).toEqual([]);
    expect(closed([groupOf(EARLY, MANY_NOTES)])).toEqual([]);
  });

  test('is every theme where there are more notes than that', () =>
    expect(closed([groupOf(EARLY, MANY_NOTES), groupOf(LATE, 0), groupOf(null, 1)])).toEqual([EARLY, LATE, null]));

  test('is what comes after the first few notes where they are read some at a time', () => {
    expect(closed(groups, 10)).toEqual([null]);
    expect(closed(groups, 6)).toEqual([LATE, null]);
    expect(closed(groups, 14)).toEqual([]);
  });
});

test('[R148] what is looked for is found in capitals too, and headings without any go', () => {
  const records = holding(noteIn('The Bus', EARLY), noteIn('a bus stop', null), noteIn('The tea', LATE), noteIn('gone', LATE));
  const shown = [
    {theme: EARLY, notes: [id('The Bus')]},
    {theme: LATE, notes: [id('The tea'), id('not here any more')]},
    {theme: null, notes: [id('a bus stop')]},
  ];
  expect(havingWords(shown, records, 'BUS')).toEqual([shown[0], shown[2]]);
  expect(havingWords(shown, records, 'nothing of it')).toEqual([]);
});

describe('[R147] a list whose reader has paused updates', () => {
  const before = holding(
    noteIn('stays', EARLY),
    noteIn('hidden later', EARLY, {bands: {meToo: 'some'}}),
    noteIn('changed later', EARLY),
    noteIn('taken back', EARLY),
    noteIn('hidden before', null, {isHidden: true, text: ''}),
    themeCalled('early', 'Early'),
    themeCalled('late', 'Late'),
  );
  const paused = () => {
    const room = createRoom(id('session'));
    room.setState({records: before});
    const live = {room} as LiveRoom;
    return {room, still: pausedRoom(live).room};
  };
  const after = holding(
    noteIn('stays', LATE, {bands: {meToo: 'most'}}),
    noteIn('hidden later', EARLY, {isHidden: true, text: ''}),
    noteIn('changed later', EARLY, {text: 'in other words'}),
    noteIn('hidden before', null, {text: 'shown again'}),
    noteIn('new', null),
    themeCalled('early', 'Renamed'),
  );
  const noteOf = (records: Records, name: string) => recordIn(records, `note:${id(name)}`);

  test('keeps themes’ names, and what was said about notes', () => {
    const {room, still} = paused();
    expect(still.getState()).toBe(room.getState());
    room.setState({records: after});
    const {records} = still.getState();
    expect(noteOf(records, 'stays')).toMatchObject({theme: EARLY, bands: null, text: 'stays'});
    expect(recordIn(records, `theme:${EARLY}`)?.title).toBe('Early');
    expect(recordIn(records, `theme:${LATE}`)?.title).toBe('Late');
    expect(noteOf(records, 'hidden before')).toMatchObject({isHidden: true, text: ''});
  });

  test('keeps no words that their author took back or changed, or that were hidden', () => {
    const {room, still} = paused();
    room.setState({records: after});
    const {records} = still.getState();
    expect(noteOf(records, 'taken back')).toBeUndefined();
    expect(noteOf(records, 'hidden later')).toMatchObject({isHidden: true, text: '', bands: null});
    expect(noteOf(records, 'changed later')?.text).toBe('in other words');
  });

  test('draws nothing anew while nothing changes for it, and hears of what goes on', () => {
    const {room, still} = paused();
    room.setState({records: after});
    const [state, note] = [still.getState(), noteOf(still.getState().records, 'stays')];
    expect(still.getState()).toBe(state);
    const heard = vi.fn();
    still.subscribe(heard);
    room.setState({link: 'offline'});
    expect(heard).toHaveBeenCalledOnce();
    expect(still.getState().link).toBe('offline');
    expect(still.getState().records).toBe(state.records);
    room.setState({records: new Map(after).set(`note:${id('newer')}`, noteIn('newer', null))});
    expect(noteOf(still.getState().records, 'stays')).toBe(note);
  });
});
