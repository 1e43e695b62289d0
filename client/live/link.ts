import {type Millis, SECOND} from '../../shared/wire/ids.ts';

/** How the connection looks to a person (UX 3.1). A blip shows nothing. */
export type LinkState = 'live' | 'blip' | 'reconnecting' | 'offline' | 'back';

/** The person has been told that the connection is lost: nothing may be promised as if it were there. */
export const isAway = (link: LinkState): boolean => link === 'reconnecting' || link === 'offline';

const BLIP_MS = 3 * SECOND;
const OFFLINE_FROM_MS = 20 * SECOND;
const BACK_SHOWN_MS = 6 * SECOND;

/** What happened, and when. */
export interface LinkFacts {
  readonly isConnected: boolean;
  /** Since when it is so. */
  readonly since: Millis;
  /** What the browser says; it is believed only when it says no. */
  readonly isOnline: boolean;
  /** The person was told that the connection was lost, so they are also told that it is back. */
  readonly wasTold: boolean;
}

export const newLink = (now: Millis, isOnline: boolean): LinkFacts => ({isConnected: false, since: now, isOnline, wasTold: false});

export function linkState(facts: LinkFacts, now: Millis): LinkState {
  const lasted = now - facts.since;
  if (facts.isConnected) return facts.wasTold && lasted < BACK_SHOWN_MS ? 'back' : 'live';
  if (!facts.isOnline || lasted >= OFFLINE_FROM_MS) return 'offline';
  return lasted < BLIP_MS ? 'blip' : 'reconnecting';
}

/** When time alone will change the state; null when it will not. */
export function nextLinkChange(facts: LinkFacts, now: Millis): Millis | null {
  switch (linkState(facts, now)) {
    case 'back':
      return facts.since + BACK_SHOWN_MS;
    case 'blip':
      return facts.since + BLIP_MS;
    case 'reconnecting':
      return facts.since + OFFLINE_FROM_MS;
    case 'live':
    case 'offline':
      return null;
  }
}

export function connected(facts: LinkFacts, now: Millis): LinkFacts {
  if (facts.isConnected) return facts;
  const before = linkState(facts, now);
  return {...facts, isConnected: true, since: now, wasTold: before === 'reconnecting' || before === 'offline'};
}

/** A connection lost right after it came back goes on being told about without a new silence of three seconds. */
export function lost(facts: LinkFacts, now: Millis): LinkFacts {
  if (!facts.isConnected) return facts;
  const isStillTold = linkState(facts, now) === 'back';
  return {...facts, isConnected: false, since: isStillTold ? now - BLIP_MS : now, wasTold: false};
}

/** Whoever was told of the loss stays told until the connection is back, and then hears of that too, however short it was. */
export function onlineChanged(facts: LinkFacts, isOnline: boolean, now: Millis): LinkFacts {
  const isTold = isAway(linkState(facts, now));
  return {...facts, isOnline, since: isTold ? Math.min(facts.since, now - BLIP_MS) : facts.since};
}
