import type {Browser} from 'playwright-core';

/** What is photographed: its size in CSS pixels, and how many pixels of the photograph each of them becomes. */
export const SCREENS = {
  phone: {width: 360, height: 740, sharpness: 2},
  console: {width: 1280, height: 800, sharpness: 1},
  stage: {width: 1920, height: 1080, sharpness: 1},
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

const photograph = (screens: Screens, name: keyof Screens) => `<img src="data:image/png;base64,${screens[name].toString('base64')}" alt="">`;

const sheet = (screens: Screens): string => `<!doctype html>
<html lang="en-GB">
<style>${STYLE}</style>
<body>
  <div class="desk">
    <figure class="stage">
      <figcaption><b>Big screen</b> the notes, together, without names</figcaption>
      ${photograph(screens, 'stage')}
    </figure>
    <figure class="console">
      <figcaption><b>Console</b> what the facilitator sees and steers</figcaption>
      ${photograph(screens, 'console')}
    </figure>
  </div>
  <figure class="phone">
    <figcaption><b>Phone</b> everyone writes, reads and reacts</figcaption>
    ${photograph(screens, 'phone')}
  </figure>
</body>`;

const STYLE = `
  * { box-sizing: border-box; margin: 0; }
  body {
    inline-size: 1600px;
    padding: 40px;
    display: grid;
    grid-template-columns: 1020px 452px;
    justify-content: space-between;
    background: #e9ecea;
    color: #1d2a2a;
    font: 22px/1.3 system-ui, sans-serif;
  }
  .desk { display: grid; gap: 36px; }
  figcaption { padding-block-end: 12px; }
  figcaption b { padding-inline-end: 8px; }
  img { display: block; inline-size: 100%; border: 1px solid #b8c1be; border-radius: 8px; }
  .phone img { border: 10px solid #1d2a2a; border-radius: 36px; }
`;
