import type {Browser, BrowserContext, BrowserContextOptions, Locator, Page} from 'playwright-core';
import {plainActivity} from '../../shared/agenda/plan.ts';
import type {Player} from '../players/player.ts';
import {next, ORGANISER_KEY, type SessionServer, show, write} from '../wire/session-server.ts';
import {device} from './browser.ts';

export const NOTES = ['There was nowhere to sit', 'Nobody said how long', 'The tea was warm'] as const;

interface BoardSession {
  readonly lead: Player;
  readonly session: string;
  readonly key: string;
}

/** A session whose notes are shown, in no theme yet. The first activity is on; people sort in the next. */
export async function sessionWithNotes(server: SessionServer): Promise<BoardSession> {
  const {lead, session, key} = await server.open([
    plainActivity({kind: 'write', title: 'What matters', prompt: 'What matters to you?', minutes: 10, themes: ['Before', 'During']}),
    plainActivity({kind: 'sort', title: 'Sort', prompt: 'What belongs together?', minutes: 10, source: 0}),
  ]);
  const phones = await server.phones(key, NOTES.length);
  const activity = await next(lead);
  await Promise.all(phones.map((phone, at) => write(phone, activity, NOTES[at] ?? '')));
  await show(lead, activity);
  return {lead, session, key};
}

type Desk = BrowserContext & {readonly complaints: string[]};

/** A browser in which the organiser is known. */
export async function organisersBrowser(
  browser: Browser,
  {site}: SessionServer,
  viewport: {width: number; height: number},
  more: Pick<BrowserContextOptions, 'hasTouch'> = {},
): Promise<Desk> {
  const desk = await device(browser, viewport, more);
  const start = await desk.newPage();
  await start.goto(`${site}/o#${ORGANISER_KEY}`);
  await start.getByRole('heading', {level: 1, name: 'Your sessions', exact: true}).waitFor();
  return desk;
}

export const noteOn = (page: Page, words: string): Locator => page.locator('[data-note]', {hasText: words});
export const frameOn = (page: Page, name: string): Locator => page.locator('h3[data-item]', {hasText: name});

/** How far things lie from another one, whatever moves all of them. */
export async function liesFrom(anchor: Locator, things: Locator): Promise<readonly string[]> {
  const {x, y} = (await anchor.boundingBox()) ?? {x: Number.NaN, y: Number.NaN};
  return things.evaluateAll(
    (all, [left, top]) =>
      all.map(one => {
        const box = one.getBoundingClientRect();
        return [box.x - left, box.y - top].map(Math.round).join(' ');
      }),
    [x, y] as const,
  );
}

/** The name of the theme in which a note is. */
export function themeOf(lead: Player, words: string): string | undefined {
  const theme = lead.notes.find(({text}) => text === words)?.theme;
  return theme ? lead.record(`theme:${theme}`)?.title : undefined;
}
