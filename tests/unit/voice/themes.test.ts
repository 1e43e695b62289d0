import {describe, expect, test} from 'vitest';
import type {Command} from '../../../shared/session/protocol.ts';
import {actor, attempt, createdWithAll, idOf, joined, note, opened, shown, type Telling, tell, until} from '../../telling/telling.ts';

/** Shown, with the themes that the plan asks for. */
const written = (): Telling => {
  const told = until(joined(opened(createdWithAll()), 'ana', 'ben'), 'write');
  const asks = told.session.voice.writings.get(told.session.agenda.current ?? '')?.asks ?? [];
  return shown(told, [note('ana', 'The bus', asks[0] ?? null), note('ben', 'The stairs')]);
};
const themeOf = (told: Telling, name: string) => told.session.voice.notes.get(idOf(name))?.theme;
const codeOf = (told: Telling, command: Command, by = actor('organiser')) => {
  const {result} = attempt(told, command, by);
  return result.ok ? 'ok' : result.code;
};

describe('themes', () => {
  test('what a note was about while it was written is its theme', () => {
    const told = written();
    const writing = told.session.voice.writings.get(told.session.agenda.current ?? '');
    expect(themeOf(told, 'ana')).toBe(writing?.asks[0]);
    expect(themeOf(told, 'ben')).toBeNull();
    // Those to sort into stand behind, and are not asked for while writing.
    expect(writing?.themes).toHaveLength(5);
    expect(writing?.asks).toHaveLength(3);
  });

  test('two who move a note at once do not undo one another', () => {
    const told = written();
    const [first, second] = told.session.voice.writings.get(told.session.agenda.current ?? '')?.asks ?? [];
    const move: Command = {type: 'note.move', note: idOf('ben'), from: null, theme: first ?? null};
    const moved = tell(told, move);
    expect(themeOf(moved, 'ben')).toBe(first);
    expect(codeOf(moved, {...move, theme: second ?? null})).toBe('moved-on');
    expect(codeOf(moved, move)).toBe('ok');
  });

  test('participants sort while the group sorts these notes, and at no other time', () => {
    const told = written();
    const theme = told.session.voice.writings.get(told.session.agenda.current ?? '')?.themes[3] ?? null;
    const move: Command = {type: 'note.move', note: idOf('ben'), from: null, theme};
    const ana = actor('participant', 'ana');
    expect(codeOf(told, move, ana)).toBe('activity-closed');
    expect(codeOf(until(told, 'sort'), move, ana)).toBe('ok');
    expect(codeOf(until(told, 'dots'), move, ana)).toBe('activity-closed');
    expect(codeOf(until(told, 'dots'), move)).toBe('ok');
  });

  test('a theme of another activity is none of these notes’', () => {
    const told = until(written(), 'close');
    const foreign = told.session.voice.writings.get(told.session.agenda.current ?? '')?.themes[0] ?? null;
    expect(codeOf(told, {type: 'note.move', note: idOf('ben'), from: null, theme: foreign})).toBe('unknown-id');
  });

  test('a theme that goes leaves its notes in none, and takes its name along', () => {
    const told = written();
    const first = themeOf(told, 'ana') ?? '';
    const title = told.session.voice.themes.get(first)?.title ?? '';
    const after = tell(told, {type: 'theme.remove', theme: first});
    expect(themeOf(after, 'ana')).toBeNull();
    expect(after.contents.has(title)).toBe(false);
    expect(tell(after, {type: 'theme.remove', theme: first}).events).toHaveLength(after.events.length);
  });

  test('[R8] who moved a note or named a theme stands in no event', () => {
    const told = until(written(), 'sort');
    const activity = [...told.session.voice.writings.keys()].find(id => told.session.voice.writings.get(id)?.notes.length) ?? '';
    const named = tell(told, {type: 'theme.add', activity, theme: idOf('transport'), title: 'Transport'}, actor('participant', 'ana'));
    const moved = tell(named, {type: 'note.move', note: idOf('ben'), from: null, theme: idOf('transport')}, actor('participant', 'ana'));
    expect(JSON.stringify(moved.events.filter(event => /^(note|theme)\./.test(event.type)))).not.toContain(actor('participant', 'ana').id);
  });
});
