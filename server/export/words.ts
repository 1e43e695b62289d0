import {readFile} from 'node:fs/promises';
import {type Messages, setupI18n} from '@lingui/core';
import type {Say} from './markdown.ts';

/** Loads the report's sentences, which the client's build writes: the server knows no sentence of its own. */
export async function reportWords(file: string, locale = 'en-GB'): Promise<Say> {
  const messages = JSON.parse(await readFile(file, 'utf8')) as Messages;
  const i18n = setupI18n({locale, messages: {[locale]: messages}});
  return (id, values) => i18n._(id, values);
}
