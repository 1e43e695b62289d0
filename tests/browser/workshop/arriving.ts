import {ORGANISER_KEY} from '../../wire/session-server.ts';
import type {Cast} from './cast.ts';
import {picture, sees} from './screens.ts';

export const TITLE = 'A kinder waiting room';

/** The lead makes a session from the template, and gives links to whoever helps. */
export async function prepare({way, site, lead, sam, stage}: Cast): Promise<void> {
  await lead.page.goto(`${site}/o#${ORGANISER_KEY}`);
  await lead.hands.press(lead.page.getByRole('link', {name: 'New session'}));
  await lead.hands.press(lead.page.getByRole('link', {name: /^Use this template Co-design/}));
  await lead.hands.write(lead.page.getByLabel('Title of the session'), `${TITLE}, by ${way}`);
  await picture(lead.page, `${way}-form`);
  await lead.hands.press(lead.button('Create the session'));
  await lead.isAt('This is a draft');
  const screenLink = await lead.makesLink('A big screen itself');
  const helperLink = await lead.makesLink('Support: hands, notes and signals');
  await picture(lead.page, `${way}-links`);
  await lead.closesLinks();

  await stage.page.goto(here(site, screenLink));
  await stage.press(stage.page.getByRole('button', {name: 'Start big screen'}));
  await sees(stage.page, 'We start soon.');

  await sam.page.goto(here(site, helperLink));
  await sam.hands.write(sam.page.getByLabel('What should we call you?'), 'Sam');
  await sam.hands.press(sam.button('Go to the session'));
  await sam.isAt('This is a draft');
  await sees(lead.page, 'Sam');
}

/** Two phones come in by the code, two by the link of the QR code, and one that nobody expected. */
export async function comeIn(cast: Cast): Promise<void> {
  const {site, lead, sam, stage, ana, ben, cai, dee, passerBy, way} = cast;
  await lead.hands.press(lead.button('Open for joining'));
  await lead.isAt('People can join now');
  await sam.isAt('People can join now');
  await stage.page.getByRole('img', {name: 'QR code for joining'}).waitFor();
  const code = /\b\d{4}\s\d{4}\b/.exec((await stage.page.locator('main').innerText()).replaceAll(/\s+/g, ' '))?.[0] ?? '';
  const link = here(site, (await lead.page.getByText(/\/j#/).first().textContent()) ?? '');
  await Promise.all([
    ana.comesByCode(site, code),
    ben.comesByCode(site, code),
    cai.comesByLink(link),
    dee.comesByLink(link),
    passerBy.comesByLink(link),
  ]);
  await Promise.all([ana.isCalled('Ana'), passerBy.isCalled('A passer-by'), ben.practises()]);
  await sees(lead.page, '5 here');
  await picture(ben.page, `${way}-lobby`);
  await picture(lead.page, `${way}-open`);
  await picture(stage.page, `${way}-stage-join`);

  await lead.goesOnTo('Arrive and try it');
  await Promise.all([ana, ben, cai, dee].map(one => one.isAt('Arrive and try it')));
  // Somebody whom nobody knows is asked to go.
  await lead.removes('A passer-by', 'They were not invited');
  await passerBy.page.getByRole('heading', {level: 1}).filter({hasNotText: 'Arrive and try it'}).waitFor();
  await sees(passerBy.page, 'Notes you sent are kept unless you ask us to remove them.');
  await picture(passerBy.page, `${way}-removed`);
  await sees(lead.page, '4 here');
}

/** The server names the address that phones would find; here it is asked under another one. */
function here(site: string, link: string): string {
  const {pathname, hash} = new URL(link);
  return `${site}${pathname}${hash}`;
}
