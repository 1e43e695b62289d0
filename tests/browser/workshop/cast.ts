import type {Browser, BrowserContext} from 'playwright-core';
import {DESK, device, PHONE} from '../browser.ts';
import {Facilitator} from './facilitator.ts';
import type {Hands} from './hands.ts';
import {Keyboard} from './keyboard.ts';
import {Participant} from './participant.ts';
import {Pointer} from './pointer.ts';
import {picture} from './screens.ts';

/** How this cast works its pages. */
export type Way = 'pointer' | 'keyboard';

/** Beside a video call. */
const NARROW = {width: 480, height: 900};
const PROJECTOR = {width: 1920, height: 1080};

/** Who takes part: one who leads, one who helps, a big screen, four people with phones, and somebody whom nobody invited. */
export interface Cast {
  readonly way: Way;
  readonly site: string;
  readonly lead: Facilitator;
  readonly sam: Facilitator;
  readonly stage: Hands;
  readonly ana: Participant;
  readonly ben: Participant;
  readonly cai: Participant;
  readonly dee: Participant;
  readonly passerBy: Participant;
  /** What their pages complained of. */
  readonly complaints: () => readonly string[];
  /** How every page looks now. */
  readonly pictures: (name: string) => Promise<void>;
  readonly leave: () => Promise<void>;
}

export async function castFor(browser: Browser, site: string, way: Way): Promise<Cast> {
  const devices: (BrowserContext & {readonly complaints: string[]})[] = [];
  const hands = async (viewport: {width: number; height: number}): Promise<Hands> => {
    const one = await device(browser, viewport);
    devices.push(one);
    // The clipboard belongs to the whole browser, and both plays copy: each page keeps what it copied for itself.
    await one.addInitScript(() => {
      const keep = (text: string) => {
        Object.assign(window, {copied: text});
        return Promise.resolve();
      };
      Object.defineProperty(navigator, 'clipboard', {value: {writeText: keep}});
    });
    const page = await one.newPage();
    return way === 'pointer' ? new Pointer(page) : new Keyboard(page);
  };
  return {
    way,
    site,
    lead: new Facilitator(await hands(DESK)),
    sam: new Facilitator(await hands(NARROW)),
    stage: await hands(PROJECTOR),
    ana: new Participant(await hands(PHONE)),
    ben: new Participant(await hands(PHONE)),
    cai: new Participant(await hands(PHONE)),
    dee: new Participant(await hands(PHONE)),
    passerBy: new Participant(await hands(PHONE)),
    complaints: () => devices.flatMap(one => one.complaints),
    pictures: async name => {
      const pages = devices.flatMap(one => one.pages());
      await Promise.all(pages.map((page, at) => picture(page, `${way}-${name}-${at}`)));
    },
    leave: async () => {
      await Promise.all(devices.map(one => one.close()));
    },
  };
}
