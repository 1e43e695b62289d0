import {type ComponentType, lazy} from 'react';
import {SECOND} from '../../shared/wire/ids.ts';

/** What could not be fetched is asked for again after so long. */
const AGAIN_MS = 3 * SECOND;
/** With a network and yet not there so many times: it will not come. */
const ENOUGH = 3;

/** Fetches a part of the page, again and again as long as it is the network that is missing. */
export async function fetched<Part>(load: () => Promise<Part>): Promise<Part> {
  for (let failures = 0; ; ) {
    try {
      return await load();
    } catch (problem) {
      if (navigator.onLine) failures += 1;
      if (failures >= ENOUGH) throw problem;
      await new Promise(resolve => setTimeout(resolve, AGAIN_MS));
    }
  }
}

/** A component that is fetched when it is first shown. A network that is away then is waited for. */
export const late = <Props extends object>(load: () => Promise<ComponentType<Props>>) => lazy(async () => ({default: await fetched(load)}));
