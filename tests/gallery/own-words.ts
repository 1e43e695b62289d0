/** What people wrote or chose, as far as the open scene knows it: words that no locale has. */
const words = new Set<string>();

/** Everything that is written in this, however deep. Names of kinds and states are ours, and are shown to nobody; a person may be called by one. */
export function own(data: unknown): void {
  if (typeof data === 'string') {
    if (!/^[a-z-]*$/.test(data)) words.add(data);
  } else if (data instanceof Map || data instanceof Set || Array.isArray(data)) {
    for (const one of data instanceof Map ? data.values() : data) own(one);
  } else if (typeof data === 'object' && data !== null) {
    for (const [key, one] of Object.entries(data)) {
      if (key === 'name' && typeof one === 'string') words.add(one);
      else own(one);
    }
  }
}

/** The longest first, so that a part of one is not taken for the whole. */
export const ownWords = (): readonly string[] => [...words].sort((one, other) => other.length - one.length);
