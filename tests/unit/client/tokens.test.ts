import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../../client/kit/tokens.css'), 'utf8');

/** The colours that a block sets, by name. */
function block(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`There is no block ${selector}`);
  const body = css.slice(start, css.indexOf('}', start));
  return new Map([...body.matchAll(/--([a-z0-9-]+):\s*([^;]+);/g)].map(match => [match[1] ?? '', match[2] ?? '']));
}

const light = block(':root');
const themes = {
  light,
  tint: new Map([...light, ...block('[data-theme="tint"]')]),
  dark: new Map([...light, ...block('[data-theme="dark"]')]),
  contrast: new Map([...light, ...block('[data-theme="contrast"]')]),
};

/** UX 7: what every theme has to say, and the sizes that all share. */
const NOTES = ['butter', 'sky', 'leaf', 'coral', 'lilac', 'stone'].map(name => `note-${name}`);
const COLOURS = [
  ...['bg', 'surface', 'sunken', 'text', 'text-muted', 'border-control', 'primary', 'on-primary', 'primary-soft', 'link', 'ok'],
  ...['soon', 'soon-bg', 'over', 'over-bg', 'danger', 'danger-bg', 'focus-outer', 'focus-inner', 'disc', 'disc-track', 'note-ink'],
  ...['note-edge', ...NOTES],
];
const SIZES: Readonly<Record<string, string>> = {
  ...Object.fromEntries([0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4].map((size, at) => [`space-${at + 1}`, `${size}rem`])),
  ...{'radius-control': '6px', 'radius-note': '4px', 'radius-sheet': '12px', gutter: '1rem', measure: '34rem', target: '3rem'},
  ...{'text-s': '1rem', 'text-m': '1.125rem', 'text-l': '1.375rem', 'text-h1': '1.625rem', 'text-h2': '1.25rem', 'text-code': '2.25rem'},
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
  ['text', 'over-bg', 7],
  ['text', 'danger-bg', 7],
  ['soon', 'bg', 6.2],
  ['over', 'bg', 6.2],
  ...NOTES.map(fill => ['note-ink', fill, 7] as const),
  ...NOTES.map(fill => ['note-edge', fill, 3.95] as const),
];

describe.each(Object.entries(themes))('in the %s theme', (_name, theme) => {
  test.each(PAIRS)('%s on %s can be read: at least %d', (over, under, least) => {
    const [one, other] = [theme.get(over), theme.get(under)];
    if (!one || !other) throw new Error(`${over} or ${under} is not there`);
    expect(contrast(one, other)).toBeGreaterThanOrEqual(least);
  });

  test('has every colour, as six digits', () => {
    for (const name of COLOURS) expect(theme.get(name), name).toMatch(/^#[0-9a-f]{6}$/);
  });

  test('one of the two focus lines stands out from any ground', () => {
    for (const ground of ['bg', 'surface', 'sunken', 'primary', 'primary-soft', 'soon-bg', 'danger-bg', ...NOTES]) {
      const lines = ['focus-outer', 'focus-inner'].map(line => contrast(theme.get(line) ?? '', theme.get(ground) ?? ''));
      expect(Math.max(...lines), ground).toBeGreaterThanOrEqual(3);
    }
  });
});

test('dark by choice and dark by the system are the same', () => {
  expect(block(':root:not([data-theme])')).toEqual(block('[data-theme="dark"]'));
});

test('sizes are what the design says', () => {
  for (const [name, size] of Object.entries(SIZES)) expect(light.get(name), name).toBe(size);
});

test('in calm mode all notes have one colour, which is not one of the colours that mean something', () => {
  const calm = block('[data-calm]');
  for (const name of NOTES.filter(one => one !== 'note-stone')) expect(calm.get(name), name).toBe('var(--note-stone)');
});

test('no other stylesheet names a colour', () => {
  const folder = join(import.meta.dirname, '../../../client');
  const sheets = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(
    name => name.endsWith('.css') && !name.endsWith('tokens.css'),
  );
  expect(sheets.length).toBeGreaterThan(20);
  const colour = /#[0-9a-f]{3,8}\b|\b(rgb|rgba|hsl|hsla|oklch|lab)\(/i;
  expect(sheets.filter(name => colour.test(readFileSync(join(folder, name), 'utf8')))).toEqual([]);
});
