import {describe, expect, test} from 'vitest';
import {ActivityKind, ASKING_ALL} from '../../../shared/agenda/protocol.ts';
import {type Done, doneAfter, doneBand, setDone} from '../../../shared/care/done.ts';
import {actor, attempt, EVERY_KIND, idOf, joined, next, opened, planned, type Telling, tell} from '../../telling/telling.ts';

const names = Array.from({length: 20}, (_, at) => `person ${at}`);
const here = (count: number) => names.slice(0, count).map(idOf);

const lobby = joined(opened(planned(EVERY_KIND)), ...names);
const inKind = (kind: ActivityKind): Telling => {
  let told = next(lobby);
  while (told.session.agenda.activities.get(told.session.agenda.current ?? '')?.kind !== kind) told = next(told);
  return told;
};
const writing = inKind('write');
const activity = writing.session.agenda.current ?? '';

function say(before: Done, who: string, isDone = true, told = writing): Done {
  const result = setDone(
    before,
    told.session,
    {type: 'done.set', activity: told.session.agenda.current ?? '', isDone},
    actor('participant', who),
  );
  if (!result.ok) throw new Error(`refused: ${result.code}`);
  return result.done;
}

const sayAll = (count: number): Done => names.slice(0, count).reduce<Done>((so, who) => say(so, who), null);

describe('[R88] who is done for now', () => {
  test('one press says it, the next takes it back, and said again it is the same object', () => {
    const once = say(null, 'person 0');
    expect(once).toEqual({activity, people: new Set([idOf('person 0')])});
    expect(say(once, 'person 0')).toBe(once);
    expect(say(once, 'person 0', false)).toBeNull();
    expect(say(null, 'person 0', false)).toBeNull();
    expect(say(say(once, 'person 1'), 'person 0', false)?.people).toEqual(new Set([idOf('person 1')]));
  });

  test.each(ActivityKind.options)('it can be said in %s as long as that asks for something', kind => {
    const told = inKind(kind);
    const command = {type: 'done.set', activity: told.session.agenda.current ?? '', isDone: true} as const;
    expect(setDone(null, told.session, command, actor('participant', 'person 0')).ok).toBe(ASKING_ALL.has(kind));
  });

  test('not of an activity that is not on, nor by somebody who is not here', () => {
    const by = actor('participant', 'person 0');
    const command = {type: 'done.set', activity, isDone: true} as const;
    expect(setDone(null, next(writing).session, command, by)).toEqual({ok: false, code: 'activity-closed'});
    expect(setDone(null, lobby.session, command, by)).toEqual({ok: false, code: 'not-open-yet'});
    expect(setDone(null, writing.session, command, actor('participant', 'a stranger'))).toEqual({ok: false, code: 'removed'});
    const gone = attempt(writing, {type: 'person.remove', person: idOf('person 0'), reason: 'other'}, actor('organiser')).told;
    expect(setDone(null, gone.session, command, by)).toEqual({ok: false, code: 'removed'});
  });

  test('it is over with its activity, also when that is opened again, and for whoever was removed', () => {
    const done = sayAll(6);
    expect(doneAfter(done, writing.session, [])).toBe(done);
    expect(doneAfter(done, writing.session, [idOf('person 3')])?.people.size).toBe(5);
    const moved = next(writing);
    expect(doneAfter(done, moved.session, [])).toBeNull();
    const back = tell(moved, {type: 'agenda.back', from: moved.session.agenda.current ?? ''});
    expect(doneAfter(doneAfter(done, moved.session, []), back.session, [])).toBeNull();
  });

  test('nothing is told below eight who are here, or below five who are done', () => {
    expect(doneBand(sayAll(7), here(7))).toBeNull();
    expect(doneBand(sayAll(4), here(20))).toBeNull();
    expect(doneBand(null, here(20))).toBeNull();
    // Done, but not here any more.
    expect(doneBand(sayAll(8), here(20).slice(4))).toBeNull();
    expect(doneBand(sayAll(5), here(8))).toBe('most');
  });

  test('about how many is told in words, and "nearly everyone" never means everyone alone', () => {
    const bands = names.map((_, at) => doneBand(sayAll(at + 1), here(20)));
    expect(bands.slice(0, 4)).toEqual([null, null, null, null]);
    expect(bands.slice(4)).toEqual([
      ...Array(4).fill('third'),
      ...Array(3).fill('half'),
      ...Array(4).fill('most'),
      ...Array(5).fill('nearly'),
    ]);
    for (let count = 8; count <= 20; count++) expect(doneBand(sayAll(count - 1), here(count))).toBe('nearly');
  });
});
