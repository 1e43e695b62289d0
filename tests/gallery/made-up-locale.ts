import type {Plugin} from 'vite';

/** Round every sentence of the made-up language. No sentence of ours and nobody's words have them. */
export const OPEN = '«';
export const CLOSE = '»';

type Token = string | readonly [name: string, type?: string, branches?: {readonly [branch: string]: readonly Token[]}];

const COMPILED = /^export const (\w+) = (\{.*\});$/gm;

/**
 * A language that nobody speaks: each sentence between marks, and its vowels twice, which makes it two fifths longer, words and all. What stands
 * on a screen without marks comes from no locale. After compile.ts, so that what is counted and chosen in a sentence stays as it is.
 */
export const madeUpLocale = (): Plugin => ({
  name: 'wrensong-made-up-locale',
  enforce: 'pre',
  transform: {
    filter: {id: /\/client\/locales\/[a-z]{2}-[A-Z]{2}\/[a-z-]+\.ts$/},
    handler: code => ({
      code: code.replace(
        COMPILED,
        (_, name: string, json: string) => `export const ${name} = ${JSON.stringify(madeUp(JSON.parse(json)))};`,
      ),
      map: null,
    }),
  },
});

export const madeUp = (messages: Readonly<Record<string, readonly Token[]>>): Record<string, readonly Token[]> =>
  Object.fromEntries(Object.entries(messages).map(([id, tokens]) => [id, [OPEN, ...tokens.map(longer), CLOSE]]));

function longer(token: Token): Token {
  if (typeof token === 'string') return token.replace(/[aeiou]/gi, vowel => vowel + vowel.toLowerCase());
  const [name, type, branches] = token;
  if (!type || !branches) return token;
  return [name, type, Object.fromEntries(Object.entries(branches).map(([branch, tokens]) => [branch, tokens.map(longer)]))];
}

/** The same for a sentence as it was and as it is made up: scenes press by the words of the first. */
export const plainly = (sentence: string): string =>
  sentence
    .replaceAll(OPEN, '')
    .replaceAll(CLOSE, '')
    .replace(/([aeiou])\1+/gi, '$1')
    .replace(/\s+/g, ' ')
    .trim();
