import {describe, expect, test} from 'vitest';
import {attributesOf, CHOICES, type ReaderSettings, settingsFrom, USUAL} from '../../../client/kit/reader-settings.ts';

const other: ReaderSettings = {theme: 'contrast', text: 200, spacing: 'wide', font: 'easier', calm: true, words: 'easy', speech: 'request'};

describe('the reader settings', () => {
  test('[R74] come back as they were kept', () => {
    expect(settingsFrom(JSON.stringify(other))).toEqual(other);
    expect(settingsFrom(JSON.stringify(USUAL))).toEqual(USUAL);
  });

  test.each([
    ['nothing kept', null],
    ['no JSON', '{'],
    ['no object', '"dark"'],
    ['nothing at all', 'null'],
    ['a list', '[200]'],
    ['other names', '{"colour":"dark"}'],
    ['unknown values', '{"theme":"pink","text":300,"spacing":true,"font":null,"calm":"yes","words":1,"speech":0}'],
    ['a number as text', '{"text":"200"}'],
  ])('are as usual with %s', (_what, kept) => {
    expect(settingsFrom(kept)).toEqual(USUAL);
  });

  test('one that makes no sense takes none of the others along', () => {
    expect(settingsFrom('{"theme":"pink","text":150}')).toEqual({...USUAL, text: 150});
  });

  test('as usual the root has no attribute, and with all others every one', () => {
    expect(Object.values(attributesOf(USUAL)).every(value => value === null)).toBe(true);
    expect(attributesOf(other)).toEqual({
      'data-theme': 'contrast',
      'data-text': '200',
      'data-spacing': 'wide',
      'data-font': 'easier',
      'data-calm': '',
      'data-words': 'easy',
      'data-hear': 'request',
    });
  });

  test('every choice but the usual one can be told from the others by the attributes', () => {
    for (const [name, values] of Object.entries(CHOICES)) {
      const seen = values.map(value => JSON.stringify(attributesOf({...USUAL, [name]: value})));
      expect(new Set(seen).size, name).toBe(values.length);
    }
  });
});
