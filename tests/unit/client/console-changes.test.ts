import {describe, expect, test} from 'vitest';
import {createStore} from 'zustand/vanilla';
import {meaningChanged, watchChanges} from '../../../client/console/changes.ts';
import {
  activityBefore,
  countNotes,
  countPeople,
  earlierIn,
  handsIn,
  isHere,
  nextActivity,
  peopleIn,
  peopleNamed,
  privateHandsIn,
} from '../../../client/console/derive.ts';
import type {Records} from '../../../client/live/records.ts';
import {createRoom} from '../../../client/live/view.ts';
import type {ActivityRecord} from '../../../shared/wire/records.ts';
import {activity, CLOSE, recordsOf, type Told, WRITE} from './console-room.ts';

function watched(told: Told = {}) {
  const clock = {now: 10_000};
  const room = createStore(() => ({...createRoom(WRITE).getState(), hasView: true, records: recordsOf(told)}));
  const changes = watchChanges(room, () => clock.now);
  return {clock, changes, show: (next: Told) => room.setState({records: recordsOf(next)})};
}

describe('a change by somebody else', () => {
  test('is unseen for 400 ms, and only where the meaning of a button changed', () => {
    const {clock, changes, show} = watched();
    show({current: CLOSE});
    expect(changes.isUnseen('session')).toBe(true);
    expect(changes.isUnseen('access')).toBe(false);
    clock.now += 399;
    expect(changes.isUnseen('session')).toBe(true);
    clock.now += 1;
    expect(changes.isUnseen('session')).toBe(false);
  });

  test('is told apart from the frame that follows an own press', async () => {
    const {clock, changes, show} = watched();
    await changes.mine(Promise.resolve({ok: true}), 'session');
    show({current: CLOSE});
    expect(changes.isUnseen('session')).toBe(false);
    expect(changes.isUnseen(`activity:${CLOSE}`)).toBe(false);
    clock.now += 300;
    show({current: WRITE});
    expect(changes.isUnseen('session')).toBe(true);
  });

  test('is told apart also when the frame of the own press comes before its answer', async () => {
    const {clock, changes, show} = watched();
    const answered = changes.mine(Promise.resolve({ok: true}), 'session');
    show({current: CLOSE});
    await answered;
    expect(changes.isUnseen('session')).toBe(false);
    expect(changes.isUnseen(`activity:${CLOSE}`)).toBe(false);
    clock.now += 300;
    show({current: WRITE});
    expect(changes.isUnseen('session')).toBe(true);
  });

  test('to something else than what was pressed, or long after the answer, is somebody else’s', async () => {
    const {clock, changes, show} = watched();
    await changes.mine(Promise.resolve({ok: true}), 'session');
    show({isLocked: true});
    expect(changes.isUnseen('access')).toBe(true);
    clock.now += 1_001;
    show({current: CLOSE, isLocked: true});
    expect(changes.isUnseen('session')).toBe(true);
  });

  test('counts as somebody else’s when the own press was refused', async () => {
    const {changes, show} = watched();
    const answered = changes.mine(Promise.resolve({ok: false, code: 'moved-on'}), 'session');
    show({current: CLOSE});
    await answered;
    expect(changes.isUnseen('session')).toBe(true);
  });

  test('stops being watched', () => {
    const {changes, show} = watched();
    changes.close();
    show({current: CLOSE});
    expect(changes.isUnseen('session')).toBe(false);
  });

  test('in words, or in how many are here, changes no button', () => {
    expect(meaningChanged(recordsOf({here: 1}), recordsOf({here: 2}))).toEqual([]);
    expect(meaningChanged(recordsOf({notes: ['b']}), recordsOf({notes: ['a']}))).toEqual([]);
    expect(meaningChanged(recordsOf({}), recordsOf({gathering: 1}))).toEqual([`activity:${WRITE}`]);
  });
});

describe('what is derived from the records', () => {
  test('stays the same list while it says the same', () => {
    const first = peopleIn(recordsOf({people: 3}));
    expect(first).toEqual(['p2', 'p1', 'p0']);
    expect(peopleIn(recordsOf({people: 3, here: 2}))).toBe(first);
    expect(peopleIn(recordsOf({people: 4}))).not.toBe(first);
  });

  test('is the next activity, the first one before the start, none after the last', () => {
    const session = {
      kind: 'session',
      title: '',
      phase: 'live',
      agenda: [WRITE, CLOSE],
      until: null,
      isPaused: false,
      offered: null,
      isBoardLocked: false,
    } as const;
    expect(nextActivity({...session, current: null})).toBe(WRITE);
    expect(nextActivity({...session, current: WRITE})).toBe(CLOSE);
    expect(nextActivity({...session, current: CLOSE})).toBeNull();
    expect(activityBefore({...session, current: CLOSE})).toBe(WRITE);
    expect(activityBefore({...session, current: WRITE})).toBeNull();
    expect(activityBefore({...session, current: null})).toBeNull();
  });

  test('counts the notes that are still there', () => {
    expect(countNotes(recordsOf({notes: ['a', 'c']}), ['a', 'b', 'c'])).toBe(2);
  });

  test('are the people whose name holds some letters, given names and neutral ones alike', () => {
    const told = {people: 3, names: {p1: 'Zoë'}};
    expect(peopleNamed(recordsOf(told), 'zo')).toEqual(['p1']);
    expect(peopleNamed(recordsOf(told), 'HERON')).toEqual(['p2']);
    expect(peopleNamed(recordsOf(told), ' ')).toEqual(['p2', 'p1', 'p0']);
    const records = recordsOf(told);
    expect(peopleNamed(records, 'zo')).toBe(peopleNamed(records, 'zo'));
  });

  test('counts nobody who was removed, and knows who is here', () => {
    const records = recordsOf({people: 3, removed: ['p1'], present: {people: ['p2']}});
    expect(countPeople(records)).toBe(2);
    expect([isHere(records, 'p2'), isHere(records, 'p0')]).toEqual([true, false]);
  });

  test('keeps what was said to those who lead alone out of the list of hands', () => {
    const records = recordsOf({
      hands: [
        {id: 'b', place: 2},
        {id: 'a', place: 1},
        {id: 'late', reason: 'private', about: 'not-ok', since: 2},
        {id: 'early', reason: 'private', about: 'not-ok', since: 1},
        {id: 'speaking'},
      ],
    });
    expect(handsIn(records)).toEqual(['a', 'b']);
    expect(privateHandsIn(records)).toEqual(['early', 'late']);
  });

  test('leaves the activity that is on to its own panel, and what has not begun out', () => {
    expect(earlierIn(recordsOf({}))).toEqual([]);
    expect(earlierIn(recordsOf({current: CLOSE}))).toEqual([]);
    const having = (...changed: readonly ActivityRecord[]): Records =>
      new Map([...recordsOf({current: CLOSE}), ...changed.map(one => [`activity:${one.id}`, one] as const)]);
    const over = activity(WRITE, 'Over', {
      at: 'closed',
      writing: {at: 'shown', isHeld: false, areReactionsCounted: false, notes: [], themes: [], asks: []},
    });
    expect(earlierIn(having(over))).toEqual([WRITE]);
  });

  test('a button changes its meaning with the turn, the clock, the screen and a pause', () => {
    const changed = (told: Told) => meaningChanged(recordsOf({}), recordsOf(told));
    expect(changed({isPaused: true})).toEqual(['session']);
    expect(changed({stage: {isBlank: true}})).toEqual(['stage']);
    expect(changed({floor: {next: [{hand: 'h', number: 1, name: null}]}})).toEqual(['floor']);
    expect(changed({floor: {waiting: 4}, needs: {signals: {slower: 2}}})).toEqual([]);
  });
});
