/** How one person wants to read on this device. Nothing of it leaves the device. */
export interface ReaderSettings {
  readonly theme: (typeof CHOICES.theme)[number];
  /** Percent of the browser's own size. */
  readonly text: (typeof CHOICES.text)[number];
  readonly spacing: (typeof CHOICES.spacing)[number];
  readonly font: (typeof CHOICES.font)[number];
  /** Nothing moves; timer, counts, colours and reactions are put away. */
  readonly calm: boolean;
  /** `easy`: shorter sentences, one to a line. On phones; what other people write stays as it is. */
  readonly words: (typeof CHOICES.words)[number];
  /** How much is read out by itself. `request`: only what the person asks for, and what cannot wait. */
  readonly speech: (typeof CHOICES.speech)[number];
}

export const CHOICES = {
  theme: ['system', 'light', 'tint', 'dark', 'contrast'],
  text: [100, 125, 150, 200],
  spacing: ['normal', 'wide'],
  font: ['system', 'easier'],
  calm: [false, true],
  words: ['usual', 'easy'],
  speech: ['few', 'some', 'all', 'request'],
} as const;

export const USUAL: ReaderSettings = {
  theme: 'system',
  text: 100,
  spacing: 'normal',
  font: 'system',
  calm: false,
  words: 'usual',
  speech: 'some',
};

export const STORAGE_KEY = 'reader';

/** What was kept, one by one: what is missing or unknown is as usual. */
export function settingsFrom(kept: string | null): ReaderSettings {
  const found = parsed(kept);
  const chosen = Object.entries(CHOICES).filter(([name, all]) => (all as readonly unknown[]).includes(found[name]));
  return {...USUAL, ...Object.fromEntries(chosen.map(([name]) => [name, found[name]]))};
}

function parsed(kept: string | null): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(kept ?? '{}');
    return typeof found === 'object' && found !== null ? {...found} : {};
  } catch {
    return {};
  }
}

/** The attributes of the root by which the stylesheets know; null for what is as usual. `hear` is read by the announcer. */
export const attributesOf = ({
  theme,
  text,
  spacing,
  font,
  calm,
  words,
  speech,
}: ReaderSettings): Readonly<Record<string, string | null>> => ({
  'data-theme': theme === USUAL.theme ? null : theme,
  'data-text': text === USUAL.text ? null : String(text),
  'data-spacing': spacing === USUAL.spacing ? null : spacing,
  'data-font': font === USUAL.font ? null : font,
  'data-calm': calm ? '' : null,
  'data-words': words === USUAL.words ? null : words,
  'data-hear': speech === USUAL.speech ? null : speech,
});

export function applySettings(root: Element, settings: ReaderSettings): void {
  for (const [name, value] of Object.entries(attributesOf(settings))) {
    if (value === null) root.removeAttribute(name);
    else root.setAttribute(name, value);
  }
}

/** Storage may be refused altogether. */
export function keptSettings(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}
