import type {SessionId} from '../../shared/wire/ids.ts';

/**
 * What a phone remembers of the session it is in, beside its own notes: for the way back from the start page, and so that nothing is asked
 * twice. The start page's script (pages/door-script.ts) reads the same.
 */
export interface Remembered {
  readonly session: SessionId;
  readonly title: string;
  /** What the link or QR code held with which this phone came in, or the code that was typed; null where that is not known. */
  readonly key: string | null;
  /** "What should we call you?" was asked. */
  readonly wasAsked: boolean;
  /** The way to leave quickly is there from the first moment, also before the session says so. */
  readonly hasQuickExit: boolean;
}

const KEPT_AS = 'wrensong:in';
/** The key or code with which a phone is just joining, until it is known to which session it belongs. */
const JOINING = 'wrensong:joining';
/** The key of the link that was followed, for a reload of the start page. Not in the history: that outlasts the session on this phone. */
const LINK = 'wrensong:link';
/** Whether the session that is joined has a way to leave quickly. */
const EXIT = 'wrensong:exit';

export function remembered(): Remembered | null {
  return parsed(read(localStorageOf(), KEPT_AS));
}

/** Adds to what is known of this session; another one takes its place. */
export function remember(session: SessionId, more: Partial<Omit<Remembered, 'session'>>): void {
  const before = remembered();
  const known = before?.session === session ? before : {session, title: '', key: takeJoining(), wasAsked: false, hasQuickExit: false};
  write(localStorageOf(), KEPT_AS, JSON.stringify({...known, ...more}));
}

export function forget(): void {
  write(localStorageOf(), KEPT_AS, null);
  for (const name of [JOINING, LINK, EXIT]) write(sessionStorageOf(), name, null);
}

/** What is known of it before the session says so: in the session that this phone is in, or that it is just joining. */
export function hadQuickExit(): boolean {
  return remembered()?.hasQuickExit ?? read(sessionStorageOf(), EXIT) !== null;
}

/** As the page before joining knows it. */
export function keepQuickExit(isOn: boolean): void {
  write(sessionStorageOf(), EXIT, isOn ? 'on' : null);
}

export function keepLink(key: string): void {
  write(sessionStorageOf(), LINK, key);
}

export function keptLink(): string | null {
  return read(sessionStorageOf(), LINK);
}

export function keepJoining(key: string): void {
  write(sessionStorageOf(), JOINING, key);
}

function takeJoining(): string | null {
  const key = read(sessionStorageOf(), JOINING);
  write(sessionStorageOf(), JOINING, null);
  return key;
}

function parsed(text: string | null): Remembered | null {
  if (text === null) return null;
  try {
    const value: Partial<Remembered> | null = JSON.parse(text);
    if (typeof value?.session !== 'string' || !/^[A-Za-z0-9_-]{22}$/.test(value.session)) return null;
    return {
      session: value.session,
      title: typeof value.title === 'string' ? value.title : '',
      key: typeof value.key === 'string' ? value.key : null,
      wasAsked: value.wasAsked === true,
      hasQuickExit: value.hasQuickExit === true,
    };
  } catch {
    return null;
  }
}

// A browser may refuse both, even to be asked for: then the phone remembers nothing.
function localStorageOf(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function sessionStorageOf(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

function read(storage: Storage | null, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

function write(storage: Storage | null, key: string, value: string | null): void {
  try {
    if (value === null) storage?.removeItem(key);
    else storage?.setItem(key, value);
  } catch {
    return;
  }
}
