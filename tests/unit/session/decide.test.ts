import {describe, expect, test} from 'vitest';
import type {Command} from '../../../shared/session/protocol.ts';
import {
  activityOf,
  actor,
  attempt,
  created,
  idOf,
  joined,
  later,
  next,
  note,
  opened,
  planned,
  shown,
  tell,
  writing,
} from '../../telling/telling.ts';

const codeOf = (told: Parameters<typeof attempt>[0], command: Command, by = actor('organiser')) => {
  const {result} = attempt(told, command, by);
  return result.ok ? 'ok' : result.code;
};

describe('the life of a session', () => {
  test('draft, open, live, closing, ended', () => {
    let told = created();
    expect(told.session.lifecycle.phase).toBe('draft');
    told = tell(told, {type: 'session.open'});
    expect(told.session.lifecycle.phase).toBe('open');
    told = next(next(told));
    expect(told.session.lifecycle.phase).toBe('live');
    told = tell(told, {type: 'session.end'});
    expect(told.session.lifecycle.phase).toBe('closing');
    told = tell(later(told, 8_000), {type: 'session.finish', outcomes: [], boxes: []}, actor('server'));
    expect(told.session.lifecycle.phase).toBe('ended');
  });

  test('a session in which nobody was asked to write ends at once', () => {
    expect(tell(next(opened()), {type: 'session.end'}).session.lifecycle.phase).toBe('ended');
  });

  test('the code and the join key are gone when the session has ended', () => {
    const before = opened();
    const {access} = before.session;
    expect(access && before.contents.get(access.code)).toBe('48291573');
    const after = tell(before, {type: 'session.end'});
    expect(after.session.access).toBeNull();
    expect([...after.contents.values()]).not.toContain('48291573');
  });

  test('opening or ending twice changes nothing', () => {
    const told = opened();
    expect(tell(told, {type: 'session.open'}).events).toHaveLength(told.events.length);
    const ended = tell(writing(), {type: 'session.end'});
    expect(tell(ended, {type: 'session.end'}).events).toHaveLength(ended.events.length);
  });

  test('a session without activities cannot be opened', () => {
    const empty = planned([]);
    expect(codeOf(empty, {type: 'session.open'})).toBe('no-activities');
  });
});

describe('next', () => {
  test('[R4] pressed by two people at once it advances once, and the second is told that it has moved on', () => {
    const told = next(opened());
    const press: Command = {type: 'agenda.next', from: told.session.agenda.current};
    const first = tell(told, press, actor('organiser', 'alex'));
    expect(first.session.agenda.current).toBe(activityOf(told, 1));
    expect(codeOf(first, press, actor('organiser', 'sam'))).toBe('moved-on');
  });

  test('after the last activity there is no next', () => {
    expect(codeOf(next(writing()), {type: 'agenda.next', from: activityOf(writing(), 2)})).toBe('moved-on');
    const last = next(writing());
    expect(codeOf(last, {type: 'agenda.next', from: last.session.agenda.current})).toBe('no-next');
  });

  test('closing an activity to write begins the gathering of what is still on the phones', () => {
    const told = writing();
    const after = next(told);
    expect(after.session.agenda.activities.get(activityOf(told, 1))?.gathering).toBe(told.now + 8_000);
  });
});

describe('people and the door', () => {
  test('[R44] joining twice makes one person', () => {
    const told = joined(opened(), 'ana', 'ana');
    expect(told.session.people.size).toBe(1);
  });

  test('[R45] a locked session takes nobody new, and lets in who is in it', () => {
    const locked = tell(joined(opened(), 'ana'), {type: 'access.lock'});
    const join = (name: string): Command => ({type: 'person.join', person: idOf(name), deviceHash: name});
    expect(codeOf(locked, join('ben'), actor('server'))).toBe('joining-locked');
    expect(codeOf(locked, join('ana'), actor('server'))).toBe('ok');
    expect(codeOf(tell(locked, {type: 'access.unlock'}), join('ben'), actor('server'))).toBe('ok');
  });

  test('[R23] a removed person cannot join again', () => {
    const told = tell(joined(opened(), 'ana'), {type: 'person.remove', person: idOf('ana'), reason: 'asked'});
    expect(codeOf(told, {type: 'person.join', person: idOf('ana'), deviceHash: 'ana'}, actor('server'))).toBe('removed');
  });

  test('removing somebody unknown is refused', () => {
    expect(codeOf(opened(), {type: 'person.remove', person: idOf('nobody'), reason: 'other'})).toBe('unknown-id');
  });
});

describe('notes', () => {
  test('[R34] all are shown with one event, in ascending id, whatever the order they came in', () => {
    const told = shown(writing(), [note('zoe'), note('ana'), note('max')]);
    const releases = told.events.filter(event => event.type === 'notes.released');
    expect(releases).toHaveLength(1);
    expect(releases[0]).toMatchObject({notes: [idOf('ana'), idOf('max'), idOf('zoe')]});
    expect(told.contents.get(idOf('zoe'))).toBe('words of zoe');
  });

  test('[R31] a note that is shown already is not shown twice', () => {
    const once = shown(writing(), [note('ana')], {held: true});
    const twice = shown(once, [note('ana', 'other words'), note('ben')]);
    expect(twice.session.voice.writings.get(activityOf(twice, 1))?.notes).toEqual([idOf('ana'), idOf('ben')]);
    expect(twice.contents.get(idOf('ana'))).toBe('words of ana');
  });

  test('an empty release leaves people writing', () => {
    const told = shown(writing(), [], {held: true});
    expect(told.session.voice.writings.get(activityOf(told, 1))).toMatchObject({at: 'writing', isHeld: true});
    expect(told.session.agenda.activities.get(activityOf(told, 1))?.gathering).toBeNull();
  });

  test('Show pressed twice begins one gathering', () => {
    const start = writing();
    const told = tell(start, {type: 'notes.show', activity: activityOf(start, 1)});
    const again = tell(later(told, 1_000), {type: 'notes.show', activity: told.session.agenda.current ?? ''});
    expect(again.events.filter(event => event.type === 'notes.gathering')).toHaveLength(1);
  });

  test('[R37] withdrawn words leave the contents, and the note leaves the state', () => {
    const told = tell(
      shown(writing(), [note('ana'), note('ben')]),
      {type: 'notes.withdraw', notes: [idOf('ana'), idOf('never')], boxes: [7]},
      actor('server'),
    );
    expect(told.contents.has(idOf('ana'))).toBe(false);
    expect(told.session.voice.notes.has(idOf('ana'))).toBe(false);
    expect(told.session.voice.notes.has(idOf('ben'))).toBe(true);
    expect(told.events.at(-1)).toMatchObject({type: 'notes.gone', notes: [idOf('ana')]});
  });

  test('[R38] a change takes the place of the words, under the same id', () => {
    const told = shown(shown(writing(), [note('ana')], {held: true}), [note('ben')], {
      changes: [note('ana', 'better words'), note('never')],
    });
    expect(told.contents.get(idOf('ana'))).toBe('better words');
    expect(told.contents.has(idOf('never'))).toBe(false);
  });

  test('hiding and showing again keeps the words', () => {
    const told = tell(shown(writing(), [note('ana')]), {type: 'note.hide', note: idOf('ana')});
    expect(told.session.voice.notes.get(idOf('ana'))?.isHidden).toBe(true);
    expect(tell(told, {type: 'note.unhide', note: idOf('ana')}).session.voice.notes.get(idOf('ana'))?.isHidden).toBe(false);
    expect(codeOf(told, {type: 'note.hide', note: idOf('nobody')})).toBe('unknown-id');
  });

  test('a new prompt takes the place of the old words', () => {
    const told = writing();
    const old = told.session.agenda.activities.get(activityOf(told, 1))?.prompt ?? '';
    const after = tell(told, {type: 'prompt.set', activity: activityOf(told, 1), text: 'And what else?'});
    expect(after.contents.has(old)).toBe(false);
    expect([...after.contents.values()]).toContain('And what else?');
  });

  test('the prompt of a closed activity stays', () => {
    const told = next(writing());
    expect(codeOf(told, {type: 'prompt.set', activity: activityOf(told, 1), text: 'Too late'})).toBe('activity-closed');
  });
});
