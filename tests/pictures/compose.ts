import type {Browser} from 'playwright-core';

/** Widths on the sheet, in pixels. */
const DESK_WIDE = 1_020;
const PHONE_WIDE = 450;

/**
 * What is photographed: its size in CSS pixels, and how many pixels of the photograph each of them becomes. Taken in the size
 * that it has on the sheet, nothing is scaled and letters stay sharp.
 */
export const SCREENS = {
  phone: {width: 360, height: 740, sharpness: PHONE_WIDE / 360},
  console: {width: 1_280, height: 960, sharpness: DESK_WIDE / 1_280},
  stage: {width: 1_920, height: 1_080, sharpness: DESK_WIDE / 1_920},
} as const;

export type Screens = {readonly [screen in keyof typeof SCREENS]: Buffer};

/** One sheet with the three screens of one moment, each under its name. */
export async function compose(browser: Browser, screens: Screens): Promise<Buffer> {
  const page = await browser.newPage({viewport: {width: 1_600, height: 1_000}});
  await page.setContent(sheet(screens));
  await page.evaluate(() => Promise.all([...document.images].map(image => image.decode())));
  const picture = await page.locator('body').screenshot();
  await page.close();
  return picture;
}

const photograph = (screens: Screens, name: keyof Screens) =>
  `<img src="data:image/png;base64,${screens[name].toString('base64')}" alt="">`;

const sheet = (screens: Screens): string => `<!doctype html>
<html lang="en-GB">
<style>${STYLE}</style>
<body>
  <div class="column">
    <figure>
      <figcaption><b>Big screen</b> Notes are shown together, without names.</figcaption>
      ${photograph(screens, 'stage')}
    </figure>
    <figure>
      <figcaption><b>Console</b> The facilitator sees who wants to speak, and what people need.</figcaption>
      ${photograph(screens, 'console')}
    </figure>
  </div>
  <div class="column">
    <header>
      <h1>Wrensong</h1>
      <p>One session on its three screens, at the same moment.</p>
      <p>Six people wrote twelve notes on their phones. Two want to speak, and two asked for it slower.</p>
    </header>
    <figure class="phone">
      <figcaption><b>Phone</b> Everyone writes, reads and reacts.</figcaption>
      ${photograph(screens, 'phone')}
    </figure>
  </div>
</body>`;

const STYLE = `
  * { box-sizing: border-box; margin: 0; }
  body {
    inline-size: 1600px;
    padding: 36px;
    display: grid;
    grid-template-columns: auto auto;
    justify-content: space-between;
    background: #e4e8e5;
    color: #16211f;
    font: 21px/1.35 system-ui, sans-serif;
  }
  .column { display: grid; gap: 32px; align-content: space-between; }
  h1 { color: #0d5b58; font-size: 56px; line-height: 1.1; }
  header p { inline-size: 470px; padding-block-start: 14px; font-size: 26px; }
  figcaption { padding-block-end: 12px; }
  figcaption b { padding-inline-end: 10px; }
  img { display: block; box-sizing: content-box; border: 1px solid #aeb8b4; border-radius: 6px; }
  .phone img { border: 9px solid #16211f; border-radius: 30px; }
`;
