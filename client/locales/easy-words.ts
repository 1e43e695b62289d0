import type * as Easier from './en-GB-x-easy/phone-words.ts';

/** Easier words for some sentences of the phone, by catalogue. A sentence without any is said as usual. */
export type EasyWords = typeof Easier;

let words: EasyWords | null = null;

/** Null: the person reads the usual words. */
export const easyWords = (): EasyWords | null => words;

/** The reader's own setting, which the page wears from its first paint (kit/reader-first.ts). */
const areChosen = () => document.documentElement.dataset.words === 'easy';

/** Fetches them when they are chosen. `onChange`: from now on everything is said in other words. */
export async function followWords(onChange: () => void): Promise<void> {
  const look = async () => {
    // Without a network the usual words stay; they are wanted again with the next page.
    words = areChosen() ? await import('./en-GB-x-easy/phone-words.ts').catch(() => null) : null;
  };
  new MutationObserver(() => void look().then(onChange)).observe(document.documentElement, {attributeFilter: ['data-words']});
  await look();
}
