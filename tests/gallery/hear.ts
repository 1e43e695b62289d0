import {SECOND} from '../../shared/wire/ids.ts';
import type {Beat, Stage} from './scene.ts';
import {pass} from './stand-still.ts';

/** What is said of each beat, in order: what the regions for speech are given, wherever they stand. */
export async function hear(script: readonly Beat[], stage: Stage): Promise<readonly (readonly string[])[]> {
  const said: string[] = [];
  const watch = new MutationObserver(changes => {
    for (const {target, addedNodes} of changes)
      if (target instanceof Element && target.matches(REGIONS)) for (const node of addedNodes) said.push(node.textContent ?? '');
  });
  watch.observe(document.body, {subtree: true, childList: true});
  const heard: string[][] = [];
  for (const {happens, hears} of script) {
    pass(APART);
    await happens(stage);
    for (let tries = 0; said.length < hears.length && tries < MOST_TRIES; tries++) {
      await sleep(LOOKS_MS);
      // One sentence makes the next one wait.
      pass(APART);
    }
    // What nobody expects would be said by now.
    await sleep(LOOKS_MS);
    pass(APART);
    await sleep(LOOKS_MS);
    heard.push(said.splice(0));
  }
  watch.disconnect();
  return heard;
}

const REGIONS = '#polite, #assertive, [data-speech]';
/** By the clock of the page: polite sentences keep five seconds apart. */
const APART = 5 * SECOND;
/** By the clock on the wall: the announcer looks twice a second. */
const LOOKS_MS = 600;
/** No sentence is said more than 20 seconds late. */
const MOST_TRIES = 4;

const sleep = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
