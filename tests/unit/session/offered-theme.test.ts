import {expect, test} from 'vitest';
import {EVERY_KIND, idOf, note, opened, planned, shown, type Telling, tell, until} from '../../telling/telling.ts';

const WRITE = 'write';

/** Notes are shown, with the plan's themes. */
const atNotes = (): Telling => shown(until(opened(planned(EVERY_KIND)), WRITE), [note('ana'), note('ben'), note('cai')]);
const themesOf = ({session}: Telling) => [...session.voice.themes.keys()];
const offered = ({session}: Telling) => session.voice.offered;
const withTheme = (told: Telling, name: string) =>
  tell(told, {type: 'theme.add', activity: told.session.agenda.current ?? '', theme: idOf(name), title: name});

test('[R152] one theme at a time is offered, and taken back by whoever has seen that it is', () => {
  let told = withTheme(withTheme(atNotes(), 'first'), 'second');
  told = tell(told, {type: 'theme.offer', theme: idOf('first'), isOffered: true});
  expect(offered(told)).toBe(idOf('first'));
  told = tell(told, {type: 'theme.offer', theme: idOf('second'), isOffered: true});
  expect(offered(told)).toBe(idOf('second'));
  // Somebody else still saw the first one.
  told = tell(told, {type: 'theme.offer', theme: idOf('first'), isOffered: false});
  expect(offered(told)).toBe(idOf('second'));
  const before = told.events.length;
  told = tell(told, {type: 'theme.offer', theme: idOf('second'), isOffered: true});
  expect(told.events).toHaveLength(before);
  told = tell(told, {type: 'theme.offer', theme: idOf('second'), isOffered: false});
  expect(offered(told)).toBeNull();
});

test('[R152] it ends with its theme, and when something else comes on', () => {
  const first = tell(withTheme(atNotes(), 'first'), {type: 'theme.offer', theme: idOf('first'), isOffered: true});
  expect(offered(tell(first, {type: 'theme.remove', theme: idOf('first')}))).toBeNull();
  expect(offered(tell(withTheme(first, 'other'), {type: 'theme.remove', theme: idOf('other')}))).toBe(idOf('first'));
  expect(offered(tell(first, {type: 'agenda.next', from: first.session.agenda.current}))).toBeNull();
  expect(offered(tell(first, {type: 'session.end'}))).toBeNull();
  expect(themesOf(first)).toContain(idOf('first'));
});
