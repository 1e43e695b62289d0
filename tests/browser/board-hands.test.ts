import type {Browser, BrowserContext, Locator, Page} from 'playwright-core';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {BoardPlayer} from '../players/board-player.ts';
import type {Player} from '../players/player.ts';
import {next, type SessionServer} from '../wire/session-server.ts';
import {AtBoard, type Others, soon} from './at-board.ts';
import {NOTES, organisersBrowser, sessionWithNotes} from './board-session.ts';
import {DESK, device, expectLargeTargets, PHONE} from './browser.ts';
import {serveInMemory} from './in-memory.ts';
import {Finger, Keys, Mouse, middleOf, type PairOfHands, type Spot} from './three-hands.ts';

// The same acts on the canvas with a mouse, by keyboard alone and with a finger: what others are told of each.

type Device = BrowserContext & {readonly complaints: string[]};

let browser: Browser;
let desk: Device;
let server: SessionServer;
let session: string;
let key: string;
let lead: Player;
let phone: Player;
let other: BoardPlayer;
let others: Others;

serveInMemory(
  async started => {
    ({browser, server} = started);
    desk = await organisersBrowser(browser, server, DESK);
    ({lead, session, key} = await sessionWithNotes(server));
    phone = await server.phone(key);
  },
  {isBrisk: true},
);
beforeEach(async () => {
  other = await new BoardPlayer(lead.visitor, session).connect();
  others = {lead, other, phone};
});
afterEach(() => other.drop());

/** At a console of the organiser's, with the canvas open. */
async function atConsole<Some extends PairOfHands>(own: Device, handsOn: (page: Page) => Some | Promise<Some>) {
  const page = await own.newPage();
  const hands = await handsOn(page);
  const at = new AtBoard(hands, page, others);
  await page.goto(`${server.site}/f/${session}`);
  await hands.press(at.button('Canvas'));
  await page.getByText('Saved', {exact: true}).waitFor();
  // The way back is where the way here was.
  await at.button('Canvas').and(page.locator('[aria-current]:focus')).waitFor();
  return {at, hands, page};
}

/** Every act was taken back: nothing of it is on the board, and no note is in a theme. */
async function leaves(own: Device, at: AtBoard): Promise<void> {
  await soon(() => [...other.map.keys()]).toEqual([]);
  expect(NOTES.map(words => at.isIn(words))).toEqual([undefined, undefined, undefined]);
  expect(own.complaints).toEqual([]);
  await at.page.close();
}

test('[R150, R151, R152] by mouse: headings, tidy, frames, one note and several, a theme that everybody is brought to', async () => {
  const {at, hands, page} = await atConsole(desk, one => new Mouse(one));
  await lookingAround(at, hands);
  await at.headings();
  await at.tidying();
  await at.frames();
  await at.placing();
  await at.offering(true);
  await at.moving();
  await at.movingSeveral(async (first, second) => {
    // A box, from before the one to within the other.
    const [start, end] = [await cornerOf(first), await middleOf(second)];
    await page.keyboard.down('Shift');
    await hands.drag({x: start.x - 10, y: start.y - 10}, end);
    await page.keyboard.up('Shift');
  });
  await at.zooming();
  await at.offering(false);
  await leaves(desk, at);
});

/** The window is dragged and wheeled over the board, and sent somewhere by the small picture of it: nobody else's moves. */
async function lookingAround(at: AtBoard, mouse: Mouse): Promise<void> {
  const {page} = at;
  const [words = '', , last = ''] = await at.inReadingOrder();
  const told = at.told;
  const [start, corner] = [await cornerOf(at.note(words)), await cornerOf(page.locator('.react-flow'))];
  await mouse.drag({x: corner.x + 8, y: corner.y + 8}, {x: corner.x + 108, y: corner.y + 58});
  await soon(() => cornerOf(at.note(words))).toEqual({x: start.x + 100, y: start.y + 50});
  await page.mouse.wheel(0, 200);
  await soon(async () => (await cornerOf(at.note(words))).y).toBeLessThan(start.y + 50);
  await page.mouse.wheel(200, 0);
  await soon(async () => (await cornerOf(at.note(words))).x).toBeLessThan(start.x + 100);
  // With Ctrl, which a pinch on a touchpad is told as, it zooms.
  const wide = async () => (await at.note(words).boundingBox())?.width ?? 0;
  const before = await wide();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await soon(wide).toBeGreaterThan(before);

  // A press goes there, and a drag goes on.
  const [from, to] = [await onOverview(at, words), await onOverview(at, last)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await soon(() => fromTheMiddle(at.note(words))).toBeLessThan(5);
  await page.mouse.move(to.x, to.y, {steps: 3});
  await page.mouse.up();
  await soon(() => fromTheMiddle(at.note(last))).toBeLessThan(5);
  await mouse.press(at.button('From the start'));
  await soon(() => cornerOf(at.note(words))).toEqual(start);
  expect(at.told).toEqual(told);
}

async function cornerOf(what: Locator): Promise<Spot> {
  const {x = 0, y = 0} = (await what.boundingBox()) ?? {};
  return {x: Math.round(x), y: Math.round(y)};
}

/** How far from the middle of the board's window, in pixels. */
const fromTheMiddle = (what: Locator): Promise<number> =>
  what.evaluate(element => {
    const middleOf = (part: Element | null) => {
      const {x = 0, y = 0, width = 0, height = 0} = part?.getBoundingClientRect() ?? {};
      return [x + width / 2, y + height / 2] as const;
    };
    const [[x, y], [middle, height]] = [middleOf(element), middleOf(element.closest('.react-flow'))];
    return Math.hypot(x - middle, y - height);
  });

/** Where the middle of a note is in the small picture of the board. */
async function onOverview(at: AtBoard, words: string): Promise<Spot> {
  const [x, y] = await at.lies(at.note(words));
  const overview = at.page.getByRole('img', {name: 'The whole board, small'});
  return overview.evaluate(
    (svg, note) => {
      const spot = new DOMPoint(note.x, note.y).matrixTransform((svg as unknown as SVGSVGElement).getScreenCTM() ?? undefined);
      return {x: spot.x, y: spot.y};
    },
    {x: x + 100, y: y + 80},
  );
}

test('[R150, R151, R152] by keyboard alone: the same, and it is said near what a note has come', async () => {
  const [words] = NOTES;
  const [theme = null] = lead.record(`activity:${lead.notes[0]?.activity ?? ''}`)?.writing?.themes ?? [];
  const {at, hands, page} = await atConsole(desk, one => new Keys(one));
  await lead.must({type: 'note.move', note: at.idOf(words), from: null, theme});
  await at.heard(words, 'Before.').waitFor();
  await hands.carry(at.note(words));
  await page.locator('#polite', {hasText: 'Moved near Before.'}).waitFor();
  await soon(() => at.placeTold(words)).toBeDefined();
  await page.keyboard.press('Control+z');
  await soon(() => at.placeTold(words)).toBeUndefined();
  await hands.press(at.button('Move to…', at.row));
  await hands.press(at.button('Not in a theme yet', at.dialog('Move this note to…')));
  await at.isOut(words);
  await at.sortingByLetter();
  // Whoever leaves the board with Tab comes back to where they were.
  const last = at.note((await at.inReadingOrder()).at(-1) ?? '');
  await hands.goTo(last);
  await page.keyboard.press('Tab');
  await at.row.locator(':focus').waitFor();
  await page.keyboard.press('Shift+Tab');
  await last.and(page.locator(':focus')).waitFor();

  await at.headings();
  await at.tidying();
  await at.frames();
  await at.placing();
  await at.offering(true);
  await at.movingSeveral(async (...both) => {
    for (const one of both) {
      await hands.goTo(one);
      await page.keyboard.press('Space');
    }
    await page.keyboard.press('m');
    await at.dialog('Move 2 notes to…').waitFor();
    await page.keyboard.press('Escape');
  });
  await at.zooming();
  await at.offering(false);
  await leaves(desk, at);
});

test('[R150, R151, R152] by touch on a console of 360 px: headings, tidy, frames, one note and several, a theme that everybody is brought to', async () => {
  const own = await organisersBrowser(browser, server, PHONE, {hasTouch: true});
  const {at} = await atConsole(own, one => Finger.on(one));
  await at.headings();
  await at.tidying();
  await at.frames();
  await at.placing();
  await at.offering(true);
  await at.movingSeveral((...both) => at.chooseByButton(...both));
  await at.zooming();
  await at.offering(false);
  await leaves(own, at);
  await own.close();
});

/** On to the activity in which participants sort, unless another test has led there. */
async function sorting(): Promise<void> {
  const {current} = lead.record('session') ?? {};
  if (lead.record(`activity:${current ?? ''}`)?.activity !== 'sort') await next(lead);
}

test('[R156] sorting is locked and opened again by mouse, by keyboard alone and by touch', async () => {
  await sorting();
  const own = await organisersBrowser(browser, server, PHONE, {hasTouch: true});
  const ways = [
    [desk, (page: Page) => new Mouse(page)] as const,
    [desk, (page: Page) => new Keys(page)] as const,
    [own, Finger.on] as const,
  ];
  for (const [device, handsOn] of ways) {
    const {at} = await atConsole<PairOfHands>(device, handsOn);
    await at.locking();
    await leaves(device, at);
  }
  await own.close();
});

test("[R150, R151, R152] at a participant's desk by keyboard alone: notes are moved, taken back, and a theme is gone to", async () => {
  await sorting();
  const own = await device(browser, DESK);
  const page = await own.newPage();
  const keys = new Keys(page);
  const at = new AtBoard(keys, page, others);
  await page.goto(`${server.site}/j#${key}`);
  await keys.press(at.button('Join now'));
  await keys.press(at.button('Show as a canvas'));
  await page.getByText('You can move notes into themes').waitFor();
  const [one = '', two = '', last = ''] = await at.inReadingOrder();
  await keys.goTo(at.note(two));
  // To what can be done about it, and on to the question.
  await page.keyboard.press('Enter');
  await at.button('Move to…', at.row).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await keys.press(at.button('Before', at.dialog('Move 1 note to…')));
  await soon(() => at.isIn(two)).toBe('Before');
  await keys.goTo(at.note(two));
  await page.keyboard.press('Control+z');
  await soon(() => at.isIn(two)).toBeUndefined();
  await page.keyboard.press('Control+Shift+Z');
  await soon(() => at.isIn(two)).toBe('Before');
  // A letter asks as well.
  await keys.goTo(at.note(two));
  await page.keyboard.press('m');
  await at.dialog('Move 1 note to…').waitFor();
  await page.keyboard.press('Escape');
  await at.note(two).and(page.locator(':focus')).waitFor();
  // From what can be done about it, Escape leads back; and what is taken back there is one's own last act.
  await page.keyboard.press('Enter');
  await at.row.locator(':focus').waitFor();
  await page.keyboard.press('Control+z');
  await soon(() => at.isIn(two)).toBeUndefined();
  await page.keyboard.press('Control+Shift+Z');
  await soon(() => at.isIn(two)).toBe('Before');
  await page.keyboard.press('Escape');
  await at.note(two).and(page.locator(':focus')).waitFor();

  for (const words of [one, last]) {
    await keys.goTo(at.note(words));
    await page.keyboard.press('Space');
    await page.locator('#polite', {hasText: 'Chosen.'}).waitFor({state: 'attached'});
  }
  await keys.press(at.button('Move to…', at.row));
  await keys.press(at.button('During', at.dialog('Move 2 notes to…')));
  await soon(() => [one, two, last].map(words => at.isIn(words))).toEqual(['During', 'Before', 'During']);
  // A second press on a button, within a blink, is the same press.
  const asks = async () => {
    if (!(await at.dialog('Move 2 notes to…').isVisible())) await keys.press(at.button('Move to…', at.row));
    return at.dialog('Move 2 notes to…').isVisible();
  };
  await soon(asks).toBe(true);
  await keys.write(at.dialog('Move 2 notes to…').getByLabel('Name of the new theme'), 'On the way');
  await keys.press(at.button('Make it and move there', at.dialog('Move 2 notes to…')));
  await soon(() => [one, two, last].map(words => at.isIn(words))).toEqual(['On the way', 'Before', 'On the way']);
  await keys.press(at.button('Undo'));
  await soon(() => at.isIn(one)).toBe('During');

  const during = lead.notes.find(({text}) => text === one)?.theme ?? '';
  await lead.must({type: 'theme.offer', theme: during, isOffered: true});
  await keys.press(at.button('Go there'));
  await page.locator('h3[data-item]:focus', {hasText: 'During'}).waitFor();
  // Taken back and offered again, it is a new offer. That it was taken back is seen by what comes after it.
  await lead.must({type: 'theme.offer', theme: during, isOffered: false});
  await lead.must({type: 'theme.rename', theme: during, title: 'Meanwhile'});
  await page.locator('h3[data-item]', {hasText: 'Meanwhile'}).waitFor();
  expect(await at.button('Go there').count()).toBe(0);
  await lead.must({type: 'theme.offer', theme: during, isOffered: true});
  await keys.press(at.button('Stay here'));
  await at.button('Stay here').waitFor({state: 'detached'});
  await keys.press(at.button('List'));
  await page.getByRole('heading', {name: /^Meanwhile \(2\)/}).waitFor();
  // Where things lie is up to who leads.
  expect([...other.map.keys()]).toEqual([]);
  expect(own.complaints).toEqual([]);
  await own.close();
});

test('[R72] by touch at 360 px a participant moves a note from the list: into a theme, into a new one, and out again', async () => {
  await sorting();
  const pocket = await device(browser, PHONE, {hasTouch: true});
  const page = await pocket.newPage();
  const finger = await Finger.on(page);
  const at = new AtBoard(finger, page, others);
  const [words] = NOTES;
  const choices = at.dialog('Where does this note belong?');
  const asksWhere = () => finger.press(at.button('Move to…', page.getByRole('article', {name: words, exact: true})));
  await page.goto(`${server.site}/j#${key}`);
  await finger.press(at.button('Join now'));
  await asksWhere();
  await expectLargeTargets(page, 'the question where a note belongs');
  await finger.write(choices.getByLabel('Name of the new theme'), 'Afterwards');
  await finger.press(at.button('Make it and move the note there', choices));
  await soon(() => at.isIn(words)).toBe('Afterwards');
  // One's own move is seen at once.
  await page.getByRole('heading', {name: 'Afterwards (1)', exact: true}).waitFor();
  await asksWhere();
  await finger.press(at.button('Before', choices));
  await soon(() => at.isIn(words)).toBe('Before');
  await choices.waitFor({state: 'hidden'});
  await asksWhere();
  await finger.press(at.button('Not in a theme yet', choices));
  await soon(() => at.isIn(words)).toBeUndefined();
  expect(pocket.complaints).toEqual([]);
  await pocket.close();
});
