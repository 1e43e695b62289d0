import {expect} from 'vitest';
import type {Cast} from './cast.ts';
import {LONG, picture, sees} from './screens.ts';

export const QUESTIONS = {
  ana: 'How might we say how long it takes?',
  ben: 'How might we ask what to be called?',
  cai: 'How might we make the room less loud?',
} as const;
export const SKETCHES = {
  ana: 'A board that tells how long the wait is',
  ben: 'A card with the name I go by',
  dee: 'A leaflet in plain words and pictures',
} as const;
const KEPT = {ana: 'Keep the quiet start', ben: 'Keep the big break', cai: 'Keep the reading out'} as const;

/** All that is shown in the second half. */
export const LATER_NOTES: readonly string[] = [QUESTIONS, SKETCHES, KEPT].flatMap(notes => Object.values(notes));

/** Questions are written and get dots. The lead keeps the time, goes back once, and stops everything for a moment. */
export async function ask({way, lead, stage, ana, ben, cai, dee}: Cast): Promise<void> {
  await lead.goesOnTo('How might we…');
  await Promise.all([ana.writes(QUESTIONS.ana), ben.writes(QUESTIONS.ben), cai.writes(QUESTIONS.cai)]);
  const before = await lead.timeLeft();
  await lead.within({pointer: 1, keyboard: 1}, 'give 2 minutes more', () => lead.hands.act('+', lead.button('+2 min')));
  await expect.poll(() => lead.timeLeft()).toBeGreaterThan(before + 60);
  await lead.within({pointer: 1, keyboard: 1}, 'take a minute', () => lead.hands.act('-', lead.button('−1 min')));
  await expect.poll(() => lead.timeLeft()).toBeLessThan(before + 70);
  await lead.toggles('p', 'Pause', 'Resume');
  await sees(dee.page, 'The timer has stopped');
  await lead.toggles('p', 'Resume', 'Pause');
  await lead.goesOnTo('How might we… choose together');
  await lead.within({pointer: 1, keyboard: 1}, 'go back', () => lead.hands.act('Shift+N', lead.button('Back')));
  await lead.isAt('How might we…');
  await dee.isAt('How might we…');
  await lead.goesOnTo('How might we… choose together');

  await Promise.all([ana, ben, cai, dee].map(one => one.isAt('How might we… choose together')));
  for (const one of [ana, ben, dee]) await one.givesDot(QUESTIONS.cai);
  await ana.givesDot(QUESTIONS.ben);
  await sees(ana.page, '1 of 3 dots left');
  await picture(ana.page, `${way}-dots`);
  await lead.toggles('x', 'Pause everyone', 'Resume everyone');
  for (const page of [ana.page, dee.page]) await sees(page, 'We have paused.');
  await sees(stage.page, 'We have paused');
  await picture(ana.page, `${way}-paused`);
  await lead.toggles('x', 'Resume everyone', 'Pause everyone');
  await ana.page.getByText('We have paused.').waitFor({state: 'detached', timeout: LONG});
}

/** Sam takes the lead, and goes on through the ideas to the sketches. */
export async function sketch({way, lead, sam, stage, ana, ben, cai, dee}: Cast): Promise<void> {
  await lead.handsOverTo('Sam');
  await sam.goesOnTo('Ideas: alone');
  await lead.isAt('Ideas: alone');
  // The dots have closed with four answers.
  await sees(stage.page, 'What could we try? Wild ideas are fine.');
  await sam.goesOnTo('Ideas: in twos');
  await sam.breaksNow();
  await ana.isAt('Break');
  await sam.goesOnTo('Ideas: in fours');
  await sam.goesOnTo('Ideas: all');
  await sam.goesOnTo('Break');
  await sam.goesOnTo('Sketch in words');
  await Promise.all([ana.writes(SKETCHES.ana), ben.writes(SKETCHES.ben), dee.writes(SKETCHES.dee)]);
  await sam.goesOnTo('What works, what worries');
  for (const words of Object.values(SKETCHES)) await sees(cai.page, words);
  await cai.reacts(SKETCHES.dee, 'Me too');
  await picture(cai.page, `${way}-react`);
  await sam.goesOnTo('How well would it work?');
  await Promise.all([ana.answers('A lot'), cai.answers('Some')]);
}

/** How it was, and the end. */
export async function close({way, sam, lead, stage, ana, ben, cai, dee}: Cast): Promise<void> {
  await sam.goesOnTo('Close and feedback');
  // Two answers are too few to be counted.
  await lead.hands.press(lead.page.locator('summary', {hasText: /^How well would it work\?$/}));
  await sees(lead.page, 'Too few people answered. Nothing is shown, so that nobody can be guessed.');
  await Promise.all(
    ([ana, ben, cai] as const).map(async one => {
      await one.answers('Yes');
      await one.hands.press(one.button('Next'));
    }),
  );
  await Promise.all([
    ana.writes(KEPT.ana, {label: 'One thing to keep'}),
    ben.writes(KEPT.ben, {label: 'One thing to keep'}),
    cai.writes(KEPT.cai, {label: 'One thing to keep'}),
  ]);
  await picture(ana.page, `${way}-close`);
  await dee.leavesAndClears();
  await sam.hands.press(sam.button('End the session'));
  await sam.hands.press(sam.button('End it now'));
  for (const one of [ana, ben, cai]) {
    await one.isAt('The session has finished');
    await sees(one.page, 'Thank you for taking part.');
  }
  await sees(stage.page, 'Thank you');
  await picture(ana.page, `${way}-ended`);
  await picture(stage.page, `${way}-stage-thanks`);
  await lead.isAt('The session has ended');
  await ana.hands.press(ana.button('Clear this phone'));
  await ana.hands.press(ana.page.getByRole('dialog').getByRole('button', {name: 'Clear this phone'}));
  await sees(ana.page, 'This phone is clear. You can close this page.');
}
