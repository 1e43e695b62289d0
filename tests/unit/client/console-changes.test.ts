import {describe, expect, test} from 'vitest';
import {createStore} from 'zustand/vanilla';
import {meaningChanged, watchChanges} from '../../../client/console/changes.ts';
import {countNotes, nextActivity, peopleIn, writtenIn} from '../../../client/console/derive.ts';
import {createRoom} from '../../../client/live/view.ts';
import {CLOSE, recordsOf, type Told, WRITE} from './console-room.ts';

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
    expect(meaningChanged(recordsOf({}), recordsOf({writing: {gathering: 1}}))).toEqual([`activity:${WRITE}`]);
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
    const session = {kind: 'session', title: '', phase: 'live', agenda: [WRITE, CLOSE], until: null} as const;
    expect(nextActivity({...session, current: null})).toBe(WRITE);
    expect(nextActivity({...session, current: WRITE})).toBe(CLOSE);
    expect(nextActivity({...session, current: CLOSE})).toBeNull();
  });

  test('counts the notes that are still there', () => {
    expect(countNotes(recordsOf({notes: ['a', 'c']}), ['a', 'b', 'c'])).toBe(2);
  });

  test('leaves the activity that is on to its own panel', () => {
    expect(writtenIn(recordsOf({}))).toEqual([]);
    expect(writtenIn(recordsOf({current: CLOSE}))).toEqual([]);
  });
});
