import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../../client/kit/tokens.css'), 'utf8');

/** The colours that a block sets, by name. */
function block(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`There is no block ${selector}`);
  const body = css.slice(start, css.indexOf('}', start));
  return new Map([...body.matchAll(/--([a-z-]+):\s*([^;]+);/g)].map(match => [match[1] ?? '', match[2] ?? '']));
}

const light = block(':root');
const themes = {
  light,
  tint: new Map([...light, ...block('[data-theme="tint"]')]),
  dark: new Map([...light, ...block('[data-theme="dark"]')]),
  contrast: new Map([...light, ...block('[data-theme="contrast"]')]),
};

function luminance(colour: string): number {
  const channels = [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map(one => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, relative luminance of the lighter over the darker. */
function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

const TEXT = ['text', 'text-muted', 'primary', 'link', 'ok', 'soon', 'over', 'danger'];
const GROUNDS = ['bg', 'surface'];
/** Least contrast by pair (UX 7.2). */
const PAIRS: readonly (readonly [string, string, number])[] = [
  ...TEXT.flatMap(text => GROUNDS.map(ground => [text, ground, 6.2] as const)),
  ...['text', 'text-muted', 'primary', 'link'].map(text => [text, 'sunken', 5.8] as const),
  ['border-control', 'bg', 3],
  ['border-control', 'surface', 3],
  ['on-primary', 'primary', 7],
  ['on-primary', 'primary-strong', 7],
  ['text', 'primary-soft', 7],
  ['text', 'soon-bg', 7],
  ['soon', 'soon-bg', 6.2],
  ['over', 'over-bg', 6.2],
  ['danger', 'danger-bg', 6.1],
  ['disc', 'disc-track', 4.5],
  ['note-ink', 'note-butter', 7],
  ['note-ink', 'note-sky', 7],
  ['note-ink', 'note-leaf', 7],
  ['note-ink', 'note-coral', 7],
  ['note-ink', 'note-lilac', 7],
  ['note-ink', 'note-stone', 7],
];

describe.each(Object.entries(themes))('in the %s theme', (_name, theme) => {
  test.each(PAIRS)('%s on %s can be read: at least %d', (over, under, least) => {
    const [one, other] = [theme.get(over), theme.get(under)];
    if (!one || !other) throw new Error(`${over} or ${under} is not there`);
    expect(contrast(one, other)).toBeGreaterThanOrEqual(least);
  });

  test('one of the two focus lines stands out from any ground', () => {
    for (const ground of ['bg', 'surface', 'sunken', 'primary', 'primary-soft']) {
      const lines = ['focus-outer', 'focus-inner'].map(line => contrast(theme.get(line) ?? '', theme.get(ground) ?? ''));
      expect(Math.max(...lines), ground).toBeGreaterThanOrEqual(3);
    }
  });
});

test('dark by choice and dark by the system are the same', () => {
  expect(block(':root:not([data-theme])')).toEqual(block('[data-theme="dark"]'));
});
