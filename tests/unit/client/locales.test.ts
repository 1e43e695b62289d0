import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {type Messages, setupI18n as setupLingui} from '@lingui/core';
import {describe, expect, test} from 'vitest';
import {compileAll, compiledLocales} from '../../../client/locales/compile.ts';
import {setupI18n} from '../../../client/locales/compiled.ts';
import {console as consoleMessages} from '../../../client/locales/en-GB/console.ts';
import {consoleFaces} from '../../../client/locales/en-GB/console-faces.ts';
import {consolePeople} from '../../../client/locales/en-GB/console-people.ts';
import {door} from '../../../client/locales/en-GB/door.ts';
import {elements} from '../../../client/locales/en-GB/elements.ts';
import {kit} from '../../../client/locales/en-GB/kit.ts';
import {noScript} from '../../../client/locales/en-GB/no-script.ts';
import {organiser} from '../../../client/locales/en-GB/organiser.ts';
import {phone} from '../../../client/locales/en-GB/phone.ts';
import {phoneFaces} from '../../../client/locales/en-GB/phone-faces.ts';
import {phoneLive} from '../../../client/locales/en-GB/phone-live.ts';
import {phoneNotes} from '../../../client/locales/en-GB/phone-notes.ts';
import {phoneSheets} from '../../../client/locales/en-GB/phone-sheets.ts';
import {phoneWrite} from '../../../client/locales/en-GB/phone-write.ts';
import {reader} from '../../../client/locales/en-GB/reader.ts';
import {refusals} from '../../../client/locales/en-GB/refusals.ts';
import {results} from '../../../client/locales/en-GB/results.ts';
import {templates} from '../../../client/locales/en-GB/templates.ts';
import * as easyWords from '../../../client/locales/en-GB-x-easy/phone-words.ts';
import {t as inActivities} from '../../../client/locales/phone-faces.ts';
import {t} from '../../../client/locales/phone-live.ts';
import {REFUSAL_CODES} from '../../../shared/wire/codes.ts';

/** What people read who take part. */
const phones: Record<string, Readonly<Record<string, string>>> = {
  kit,
  elements,
  reader,
  door,
  noScript,
  phone,
  phoneLive,
  phoneSheets,
  phoneFaces,
  phoneNotes,
  phoneWrite,
  results,
  refusals,
};
const surfaces: Record<string, Readonly<Record<string, string>>> = {
  ...phones,
  console: consoleMessages,
  consoleFaces,
  consolePeople,
  organiser,
  templates,
};
const messages = Object.entries(surfaces).flatMap(([surface, all]) => Object.entries(all).map(([id, message]) => ({surface, id, message})));
const root = join(import.meta.dirname, '../../..');

type Token = string | readonly [name: string, type?: string, branches?: Readonly<Record<string, readonly Token[]>>];

/** Every way a compiled message can read, values put in as one word. */
function readings(tokens: readonly Token[]): string[] {
  return tokens.reduce<string[]>(
    (so, token) => {
      const [, type, branches] = typeof token === 'string' ? [] : token;
      const next =
        typeof token === 'string'
          ? [token]
          : type && branches
            ? Object.entries(branches).flatMap(([key, branch]) => (key === 'offset' ? [] : readings(branch)))
            : ['value'];
      return so.flatMap(before => next.map(after => before + after));
    },
    [''],
  );
}

const valuesIn = (tokens: readonly Token[]): string[] =>
  tokens.flatMap(token => {
    if (typeof token === 'string') return [];
    const [name, , branches] = token;
    return [name, ...Object.entries(branches ?? {}).flatMap(([key, branch]) => (key === 'offset' ? [] : valuesIn(branch)))];
  });

const compiled = (message: string): readonly Token[] => compileAll({message}).message as readonly Token[];
const sentences = (message: string): string[] => readings(compiled(message)).flatMap(text => text.split(/(?<=[.?!])\s+/));
const words = (sentence: string): number => sentence.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length;

/** Said on purpose as it is: the honest limit, in one piece. */
const LONG_ON_PURPOSE = new Set(['private.limit']);

describe('what people read', () => {
  test('no sentence has more than 20 words', () => {
    const long = messages.flatMap(({surface, id, message}) =>
      sentences(message)
        .filter(one => words(one) > 20)
        .map(one => `${surface} ${id}: ${one}`),
    );
    expect(long).toEqual([]);
  });

  test('a participant reads at most 15 words in a sentence', () => {
    const long = messages
      .filter(({surface, id}) => surface in phones && !LONG_ON_PURPOSE.has(id))
      .flatMap(({id, message}) =>
        sentences(message)
          .filter(one => words(one) > 15)
          .map(one => `${id}: ${one}`),
      );
    expect(long).toEqual([]);
  });

  test('no word that hurries, blames or belongs to another product', () => {
    const forbidden =
      /\b(mute|kick|eject|silent|quiet people|failed to respond|last chance|hurry|host|moderator|attendee|participants? who|card|sticky|post-it|meeting room|invalid|oops|sorry)\b|!/i;
    expect(messages.filter(({message}) => forbidden.test(message)).map(({surface, id, message}) => `${surface} ${id}: ${message}`)).toEqual(
      [],
    );
  });

  test('the app says "private" and nowhere the word it cannot keep', () => {
    expect(messages.filter(({id, message}) => /anonym/i.test(message) || /anonym/i.test(id))).toEqual([]);
    const sources = readdirSync(join(root, 'client'), {recursive: true, withFileTypes: true}).filter(entry => /\.tsx$/.test(entry.name));
    const saying = sources.filter(entry => /anonym/i.test(readFileSync(join(entry.parentPath, entry.name), 'utf8')));
    expect(saying.map(entry => entry.name)).toEqual([]);
  });

  test('one word for one thing', () => {
    const other = /\b(events?|slides?|blocks?|boards? room|cluster|queue position)\b/i;
    expect(messages.filter(({surface, message}) => surface in phones && other.test(message))).toEqual([]);
  });
});

describe('easy words', () => {
  const easy: Readonly<Record<string, Readonly<Record<string, string>>>> = easyWords;
  const inEasyWords = Object.entries(easy).flatMap(([catalogue, all]) =>
    Object.entries({...phones[catalogue], ...all}).map(([id, message]) => ({catalogue, id, message, usual: phones[catalogue]?.[id]})),
  );

  test('a sentence has at most twelve words', () => {
    const long = inEasyWords.flatMap(({catalogue, id, message}) =>
      sentences(message)
        .filter(one => words(one) > 12)
        .map(one => `${catalogue} ${id}: ${one}`),
    );
    expect(long).toEqual([]);
  });

  test('each is other than the usual one and takes the same values', () => {
    for (const {id, message, usual} of inEasyWords.filter(({catalogue, id: one}) => one in (easy[catalogue] ?? {}))) {
      expect(usual, id).toBeDefined();
      expect(message, id).not.toBe(usual);
      expect(new Set(valuesIn(compiled(message))), id).toEqual(new Set(valuesIn(compiled(usual ?? ''))));
    }
  });
});

describe('the messages', () => {
  test('there is a heading and a sentence for every refusal', () => {
    for (const code of REFUSAL_CODES) {
      expect(refusals[`refusal.${code}`], code).toMatch(/\.$/);
      expect(refusals[`refusal-heading.${code}`], code).not.toMatch(/\.$/);
    }
    expect(Object.keys(refusals)).toHaveLength(REFUSAL_CODES.length * 2);
  });

  test('all of them compile', () => {
    for (const {id, message} of messages) expect(() => compiled(message), id).not.toThrow();
  });

  test('no branch of a plural or a choice passes for the name of a value', () => {
    for (const {id, message} of messages) {
      const named = [...message.matchAll(/\{([^{},]*)[,}]/g)].map(match => match[1] ?? '').filter(name => /^[a-z][A-Za-z]*$/.test(name));
      expect(new Set(named), id).toEqual(new Set(valuesIn(compiled(message))));
    }
  });

  test('no surface uses an id that all surfaces share', () => {
    const all = new Set([...Object.keys(kit), ...Object.keys(refusals)]);
    const own = messages.filter(({surface}) => !['kit', 'refusals'].includes(surface));
    expect(own.filter(({id}) => all.has(id)).map(({surface, id}) => `${surface} ${id}`)).toEqual([]);
  });

  test('are spoken with their values', () => {
    expect(t('time.left', {minutes: 1})).toBe('About 1 minute left');
    expect(t('time.left', {minutes: 12})).toBe('About 12 minutes left');
    expect(t('moved.title', {title: 'Break {now}'})).toBe('The group has moved on to Break {now}.');
    expect(inActivities('band.meToo', {band: 'most'})).toBe('Most people said: Me too.');
  });

  test('are said by a phone, which has no Lingui, in the same words', () => {
    const values = [0, 1, 2, 5, 12_345, 'most', 'Break {now}', undefined];
    const compiledMessages = Object.fromEntries(messages.map(({surface, id, message}) => [`${surface} ${id}`, compiled(message)]));
    const oddOnes = {odd: compiled('# {n, plural, =2 {a pair} one {# dot} other {{who} and # {n, select, most {#} other {so #}}}}')};
    const own = setupI18n({locale: 'en-GB', messages: {'en-GB': {...compiledMessages, ...oddOnes} as never}});
    const lingui = setupLingui({locale: 'en-GB', messages: {'en-GB': {...compiledMessages, ...oddOnes} as unknown as Messages}});
    for (const [id, tokens] of Object.entries({...compiledMessages, ...oddOnes})) {
      for (const value of values) {
        const all = Object.fromEntries(valuesIn(tokens).map(name => [name, value]));
        expect(own._(id, all), id).toBe(lingui._(id, all));
      }
    }
  });

  test('are checked for ids and values by the compiler', () => {
    // @ts-expect-error there is no such sentence
    t('time.gone');
    // @ts-expect-error the value is missing
    t('time.left');
    // @ts-expect-error the value has another name
    t('time.left', {count: 2});
  });

  test('reach the browser compiled', async () => {
    const {load} = compiledLocales();
    if (typeof load !== 'function') throw new Error('The plugin has another shape');
    const code = await load.call({addWatchFile: () => undefined} as never, join(root, 'client/locales/en-GB/kit.ts'));
    expect(code).toContain('"kit.counter":[["left","plural"');
    expect(await load.call({addWatchFile: () => undefined} as never, join(root, 'client/kit/button.tsx'))).toBeNull();
  });
});
