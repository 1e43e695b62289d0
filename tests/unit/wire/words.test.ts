import {expect, test} from 'vitest';
import {MAX_NAME_CHARS} from '../../../shared/wire/limits.ts';
import {Text, tidy} from '../../../shared/wire/text.ts';

test('[R21] words that nobody can see are no words', () => {
  for (const blank of ['\u200B', '\u200D\u2060\uFEFF', '\u00AD', '\u3164', '\u2800', '\u2066\u2069', ' \u200B\n\u00A0'])
    expect([JSON.stringify(blank), tidy(blank), Text(MAX_NAME_CHARS).safeParse(blank).success]).toEqual([JSON.stringify(blank), '', false]);
  expect(Text(MAX_NAME_CHARS, {mayBeEmpty: true}).parse('\u200B')).toBe('');
});

test('[R21] marks above and below a letter do not grow over their neighbours', () => {
  expect(tidy(`Z${'\u0351'.repeat(30)}o`)).toBe(`Z${'\u0351'.repeat(8)}o`);
});

test('words of every script, and signs made of several, stay as they are', () => {
  for (const words of ['Zoë', 'ﷺ', 'שָׁלוֹם', 'हिन्दी', 'བོད་སྐད', 'Việt', '👩‍👩‍👧‍👦', '👍🏽', '❤️', '1️⃣', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '…', '·', 'ꙮ']) {
    expect(tidy(words)).toBe(words.normalize('NFC'));
    expect(tidy(tidy(words))).toBe(tidy(words));
  }
});
