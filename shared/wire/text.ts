import {z} from 'zod/mini';

// Control characters have no place in people's words; tab and line breaks do.
const CONTROL = /(?![\t\n\r])\p{Cc}/gu;
// Overrides of the writing direction can make a line read as another one; isolates and marks are harmless.
const DIRECTION_OVERRIDE = /[\u202A-\u202E]/g;

// More marks on one letter than any script has cover the lines around it.
const TOO_MANY_MARKS = /(\p{M}{8})\p{M}+/gu;
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\p{Z}\p{Cc}\u2800]/u;

/** People's words as they are kept: no control characters, one form of line break, no blank edges, NFC. What nobody can see is empty. */
export function tidy(words: string): string {
  const kept = words.replace(/\r\n?/g, '\n').replace(CONTROL, '').replace(DIRECTION_OVERRIDE, '').normalize('NFC');
  return VISIBLE.test(kept) ? kept.replace(TOO_MANY_MARKS, '$1').trim() : '';
}

/** A text of 1 (or 0) to `most` UTF-16 units after tidying. A lone surrogate is refused: it cannot be stored. */
export function Text(most: number, {mayBeEmpty = false}: {readonly mayBeEmpty?: boolean} = {}) {
  return z.pipe(
    z.pipe(z.string().check(z.maxLength(most * 2), z.refine(isWellFormed)), z.transform(tidy)),
    z.string().check(z.minLength(mayBeEmpty ? 0 : 1), z.maxLength(most)),
  );
}

export function isWellFormed(words: string): boolean {
  return !/\p{Cs}/u.test(words);
}
