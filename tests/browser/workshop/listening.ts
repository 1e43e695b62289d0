import {expect} from 'vitest';
import type {Cast} from './cast.ts';
import {LONG, picture, sees} from './screens.ts';

export const DAY_NOTES = {
  ana: 'I did not know how long it would take',
  anaToo: 'The door is heavy with a pram',
  ben: 'Someone said my name wrong in front of all',
  cai: 'The tea was good and warm',
  dee: 'I left with a leaflet I could not read',
} as const;

/** One person's words alone wait for the last release, in which there are others. */
export const SUGGESTION = 'Nobody has to answer at once';

/** The agreement and the check-in: four answers are fewer than five, so nothing is counted. */
export async function arrive({way, lead, ana, ben, cai, dee}: Cast): Promise<void> {
  await lead.goesOnTo('Welcome, agreement, content note');
  await Promise.all([ana, cai, dee].map(one => one.answers('I’m OK with this')));
  await ben.suggests(SUGGESTION);
  await picture(ana.page, `${way}-agreement`);
  await lead.goesOnTo('Check-in');
  await Promise.all([ana.answers('OK'), ben.answers('Good'), cai.answers('Low'), dee.answers('Great')]);
  await lead.goesOnTo('A day in the life');
  await sees(ben.page, 'Too few people wrote so far. Your note waits until the end.');
  for (const page of [lead.page, ana.page]) expect(await page.getByText(SUGGESTION).count()).toBe(0);
}

/** Everyone writes under before, during and after. Shown together, one note is moved, one hidden and shown again, one put on the big screen. */
export async function tellOfADay({way, lead, sam, stage, ana, ben, cai, dee}: Cast): Promise<void> {
  await Promise.all([
    ana.writes(DAY_NOTES.ana, {about: 'Before'}).then(() => ana.writes(DAY_NOTES.anaToo, {about: 'During'})),
    ben.writes(DAY_NOTES.ben, {about: 'During'}),
    cai.writes(DAY_NOTES.cai, {about: 'During'}),
    dee.writes(DAY_NOTES.dee),
  ]);
  await picture(ana.page, `${way}-writing`);
  await lead.showsNotes();
  for (const page of [lead.page, ...[ana, ben, cai, dee].map(one => one.page)])
    for (const words of Object.values(DAY_NOTES)) await sees(page, words);
  // The wall has pages, which turn by themselves.
  for (const words of Object.values(DAY_NOTES)) await sees(stage.page, words);
  await picture(stage.page, `${way}-stage-wall`);
  await picture(lead.page, `${way}-notes`);
  await picture(ana.page, `${way}-reading`);

  await lead.movesNote(DAY_NOTES.dee, 'After');
  // What somebody reads does not move under their eyes: the change waits until they ask for it.
  await dee.hands.press(dee.button('Show 1 change'));
  await dee.page.getByRole('heading', {name: 'After (1)'}).waitFor();
  await lead.doesWith(DAY_NOTES.ben, 'h', 'Hide');
  await sees(ben.page, 'The facilitator has hidden this note. It may be shown later or talked about separately.');
  for (const page of [ana.page, stage.page]) await page.getByText(DAY_NOTES.ben).waitFor({state: 'detached', timeout: LONG});
  await sees(ana.page, 'This note is no longer shown.');
  await picture(ben.page, `${way}-hidden`);
  await lead.doesWith(DAY_NOTES.ben, 'h', 'Show again');
  await sees(ana.page, DAY_NOTES.ben);
  await lead.doesWith(DAY_NOTES.anaToo, 'g', 'Big screen');
  await stage.page.getByText(DAY_NOTES.cai).waitFor({state: 'detached', timeout: LONG});
  await sees(stage.page, DAY_NOTES.anaToo);
  await picture(stage.page, `${way}-stage-note`);
  await lead.toggles('b', 'Blank screen', 'Show screen');
  await stage.page.getByText(DAY_NOTES.anaToo).waitFor({state: 'detached'});
  await lead.toggles('b', 'Show screen', 'Blank screen');
  await lead.hands.press(lead.button('Follow the agenda'));
  await sam.page.getByRole('button', {name: /^Next/}).waitFor({state: 'detached'});
}

/** Two hands, in the order in which they went up; a third has its words read out. Somebody needs a break, and gets one. */
export async function listen({way, lead, sam, stage, ana, ben, cai, dee}: Cast): Promise<void> {
  await lead.goesOnTo('Listen round');
  await ana.raisesHand();
  await sees(lead.page, 'Next: Ana');
  await ben.raisesHand();
  await lead.givesTurn();
  await ana.hasTurn();
  await sees(stage.page, 'Ana is speaking');
  await sees(dee.page, 'Ana is speaking.');
  await picture(ana.page, `${way}-turn`);
  await picture(stage.page, `${way}-stage-speaker`);
  await ana.isDone();
  await cai.wantsReadOut('I am tired of telling it again each time');
  await lead.givesTurn();
  await ben.hasTurn();
  await lead.givesTurn();
  await sees(lead.page, 'I am tired of telling it again each time');
  await sees(lead.page, 'Someone says:');
  await picture(lead.page, `${way}-read-out`);
  await lead.endsTurn();
  await sees(lead.page, 'Nobody speaks and nobody waits.');

  await dee.signals('I need a break');
  for (const page of [lead.page, sam.page]) await sees(page, 'Someone asked for a break.');
  await picture(sam.page, `${way}-sam`);
  await lead.answersSignal();
  await dee.readsThatItWasSeen();
  await sam.page.getByText('Someone asked for a break.').waitFor({state: 'detached'});

  await lead.goesOnTo('Break');
  for (const page of [stage.page, ana.page, dee.page])
    await page
      .getByText(/^Back at \d\d:\d\d/)
      .first()
      .waitFor({timeout: LONG});
  const backs = await Promise.all(
    [stage.page, ana.page].map(async page => /Back at (\d\d:\d\d)/.exec(await page.locator('main').innerText())?.[1]),
  );
  expect(backs[0]).toBe(backs[1]);
  await picture(stage.page, `${way}-stage-break`);
}
