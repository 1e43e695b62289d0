import {expect, test} from 'vitest';
import {NewSession} from '../../../shared/session/lifecycle.ts';
import {planAgain} from '../../../shared/session/plan-again.ts';
import type {Event} from '../../../shared/session/protocol.ts';
import {EVERY_KIND, idOf, note, opened, plan, planned, shown, type Telling, tell, until} from '../../telling/telling.ts';

const ABOUT = {
  agreement: ['You can pass.'],
  contentNote: 'Detention',
  support: 'Call 116 123.',
  whatNext: 'We write to you.',
  startsAt: 7,
  hasQuickExit: true,
};

const again = ({events, session, contents}: Telling) => {
  const created = events.find((event): event is Event & {type: 'session.created'} => event.type === 'session.created');
  if (!created) throw new Error('nothing was created');
  return planAgain(created, session, contents);
};

test('a session is used again as it was planned, and the server takes it', () => {
  const made = again(planned(EVERY_KIND, ABOUT));
  expect(made).toEqual(plan(EVERY_KIND, ABOUT));
  expect(NewSession.safeParse(made).success).toBe(true);
});

test('what those who lead have changed is in it, what the group made of it is not', () => {
  let told = until(opened(planned(EVERY_KIND, ABOUT)), 'write');
  const write = told.session.agenda.current ?? '';
  told = tell(told, {type: 'prompt.set', activity: write, text: 'Think of one day.'});
  told = shown(told, [note('ana'), note('ben'), note('cai')]);
  told = tell(told, {type: 'theme.add', activity: write, theme: idOf('new theme'), title: 'Made in the room'});
  const [first = ''] = told.session.voice.writings.get(write)?.asks ?? [];
  told = tell(told, {type: 'theme.rename', theme: first, title: 'Earlier'});
  told = tell(told, {type: 'agenda.break', from: write, minutes: 5, title: 'A break that was put in'});
  const made = again(told);
  expect(made.activities).toHaveLength(EVERY_KIND.length);
  expect(made.activities[3]).toMatchObject({prompt: 'Think of one day.', themes: ['Earlier', 'During', 'After']});
  expect(made.activities[6]).toMatchObject({kind: 'sort', themes: ['Now', 'Later'], source: 3});
  expect(JSON.stringify(made)).not.toMatch(/Made in the room|put in|words of/);
});
