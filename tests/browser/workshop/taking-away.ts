import {readFile} from 'node:fs/promises';
import {expect} from 'vitest';
import {TITLE} from './arriving.ts';
import type {Cast} from './cast.ts';
import {LATER_NOTES} from './deciding.ts';
import {DAY_NOTES, SUGGESTION} from './listening.ts';
import {picture, sees} from './screens.ts';

/** Everything that was shown is in each file once, and nothing else. */
export async function takeAway({way, lead}: Cast): Promise<void> {
  await picture(lead.page, `${way}-after`);
  const file = async (name: string): Promise<string> => {
    const coming = lead.page.waitForEvent('download');
    await lead.hands.press(lead.page.getByRole('link', {name, exact: true}));
    return readFile(await (await coming).path(), 'utf8');
  };
  const shown = [SUGGESTION, ...Object.values(DAY_NOTES), ...LATER_NOTES];
  for (const name of ['Download as text (Markdown)', 'Download as data (JSON)', 'Notes as a table (CSV)']) {
    const words = withoutResults(await file(name));
    for (const note of shown) expect(words.split(note).length - 1, `“${note}” in ${name}`).toBe(1);
  }
  // Fewer than five answered each: every question is there, and not one number. Numbers alone stand without quotes.
  const votes = await file('Results as a table (CSV)');
  expect(votes).toContain('Did you feel heard?');
  expect(votes).not.toMatch(/,[1-9]\d*(,|\r?$)/m);
}

/** The text names notes again where they got dots, or stood alone: those lists are not the notes. */
const withoutResults = (words: string): string =>
  words
    .split(/^(?=## )/m)
    .filter(part => !/^## .*choose together/.test(part))
    .join('');

/** The organiser deletes it in seven days, and thinks better of it. */
export async function keepIt({way, site, lead}: Cast): Promise<void> {
  const title = `${TITLE}, by ${way}`;
  await lead.page.goto(`${site}/o`);
  const row = lead.page.getByRole('listitem').filter({has: lead.page.getByRole('heading', {name: title})});
  await lead.hands.press(row.getByRole('button', {name: 'Delete', exact: true}));
  await lead.hands.press(lead.button('Delete…'));
  await lead.hands.press(lead.button('Delete it in seven days'));
  // Its way out has the same words as what takes the deletion back.
  await lead.page.getByRole('dialog').waitFor({state: 'hidden'});
  // It would go after its time in any case; what can be taken back is the sooner day.
  const keep = row.getByRole('button', {name: 'Keep it', exact: true});
  await keep.waitFor();
  const sooner = (await row.getByText(/^Will be deleted on/).textContent()) ?? '';
  await picture(lead.page, `${way}-deleting`);
  await lead.hands.press(keep);
  await keep.waitFor({state: 'detached'});
  await row.getByText(sooner, {exact: true}).waitFor({state: 'detached'});
  await sees(lead.page, title);
}
