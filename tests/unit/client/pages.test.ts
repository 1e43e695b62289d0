import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {NEUTRAL_PAGE} from '../../../client/phone/neutral-page.ts';
import {COLOURS} from '../../../client/phone/pages/manifest.ts';
import {SLOTS} from '../../../client/phone/pages/slots.ts';
import {renderPages} from '../../../client/render-pages.tsx';
import {REFUSAL_CODES} from '../../../shared/wire/codes.ts';

const pages = renderPages(entry => ({
  first: '/assets/first.js',
  script: `/assets/${entry}.js`,
  preloads: [`/assets/${entry}-shared.js`],
  styles: [`/assets/${entry}.css`],
}));
const html = Object.entries(pages).filter(([name]) => name.endsWith('.html'));
/** All but the one that is there to show nothing. */
const toRead = html.filter(([name]) => name !== 'left.html');

describe('the ready pages', () => {
  test('are those that the server is told of', () => {
    expect(html.map(([name]) => name).sort()).toEqual(Object.keys(SLOTS).sort());
    expect(Object.keys(pages)).toContain('refusals.json');
  });

  test.each(html)('%s has exactly its slots', (name, text) => {
    const found = new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(match => match[1] ?? ''));
    expect(found).toEqual(new Set<string>(SLOTS[name as keyof typeof SLOTS]));
  });

  test.each(html)('%s runs nothing of its own, so that the policy can forbid it', (_name, text) => {
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:/i);
  });

  test.each(toRead)('%s wears the reader’s own settings before anything is painted', (_name, text) => {
    const first = text.indexOf('<script src="/assets/first.js"></script>');
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(text.indexOf('<link rel="stylesheet"'));
    expect(first).toBeLessThan(text.indexOf('<body'));
  });

  test.each(toRead)('%s has one heading, a language, a title and two quiet live regions', (_name, text) => {
    const body = text.replace(/<template[\s\S]*?<\/template>/g, '');
    expect(body.match(/<h1/g)).toHaveLength(1);
    expect(text).toMatch(/^<!doctype html>\n<html lang="en-GB"/);
    expect(text).toMatch(/<title>[^<]+<\/title>/);
    expect(text).toContain('<div id="polite" class="visually-hidden" role="status"></div>');
    expect(text).toContain('<div id="assertive" class="visually-hidden" role="alert"></div>');
    expect(text).toContain('name="viewport"');
    expect(text).toContain('<link rel="icon" href="/icon.svg" type="image/svg+xml"/><link rel="manifest" href="/manifest.webmanifest"/>');
  });

  test('after leaving quickly nothing is to be seen, read or fetched, and the neutral page comes at once', () => {
    const page = pages['left.html'] ?? '';
    expect(page).toContain(`<meta http-equiv="refresh" content="0; url=${NEUTRAL_PAGE}"/>`);
    expect(page).toMatch(/<title>\u00a0<\/title>/);
    expect(page).not.toMatch(/<script|stylesheet|<h1|<p>/);
  });

  test('an error is said in the title, in the summary and at the field', () => {
    const page = pages['join-error.html'] ?? '';
    expect(page).toContain('<title>Error: ');
    expect(page.match(/\{\{error\}\}/g)).toHaveLength(2);
    expect(page).toContain('href="#code"');
    expect(page).toMatch(/aria-invalid="true"/);
    expect(pages['join.html']).not.toMatch(/aria-invalid|There is a problem/);
  });

  test('joining takes two forms and no script [R52]', () => {
    expect(pages['join.html']).toMatch(/<form[^>]*action="\/live\/code" method="post"/);
    expect(pages['start.html']).toMatch(/<form[^>]*action="\/live\/join" method="post"/);
    expect(pages['start.html']).toContain('<input type="hidden" name="code" value="{{code}}"/>');
    expect(pages['join.html']).toContain('<input type="hidden" name="key" value=""/>');
  });

  test('a refusal of any kind has a heading and a sentence', () => {
    const {join, note, ...refusals} = JSON.parse(pages['refusals.json'] ?? '{}');
    expect(Object.keys(refusals).sort()).toEqual([...REFUSAL_CODES].sort());
    expect(Object.keys(join).sort()).toEqual(['empty', 'full', 'manyWrong', 'wrongLength']);
    expect(note).toEqual({empty: expect.any(String), tooLong: expect.any(String), tooMany: expect.any(String)});
  });

  test('[R113] the manifest leaves the page to the browser, in the colours of the page', () => {
    const {display, background_color, theme_color, icons} = JSON.parse(pages['manifest.webmanifest'] ?? '');
    expect(display).toBe('browser');
    const tokens = readFileSync(join(import.meta.dirname, '../../../client/kit/tokens.css'), 'utf8');
    expect(tokens).toContain(`--bg: ${background_color};`);
    expect(tokens).toContain(`--primary: ${COLOURS.ink};`);
    expect(theme_color).toBe(background_color);
    expect(icons.map(({src}: {readonly src: string}) => src)).toEqual(['/icon.svg', '/icon.svg']);
    expect(pages['icon.svg']).not.toMatch(/<script|style=|href/);
  });

  test('are rendered also while an entry is missing', () => {
    expect(renderPages(() => null)['console.html']).not.toContain('<script');
  });
});
