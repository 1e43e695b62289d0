import {setupI18n} from '@lingui/core';
import {Fragment, type ReactNode} from 'react';
import {type EasyWords, easyWords} from './easy-words.ts';
import type {Catalogue, Placeholder, Values, ValuesArgument} from './placeholders.ts';

export const LOCALE = 'en-GB';

type PlainValue = string | number;

type TextProps<Message extends string, Id> = [Placeholder<Message>] extends [never]
  ? {readonly id: Id}
  : {readonly id: Id; readonly values: Values<Message, ReactNode>};

/** What a surface says: `t` gives a sentence, `<Text>` the same as markup, with markup for its values. */
export interface Speech<Messages extends Catalogue> {
  readonly t: <Id extends keyof Messages & string>(id: Id, ...values: ValuesArgument<Messages[Id], PlainValue>) => string;
  readonly Text: <Id extends keyof Messages & string>(props: TextProps<Messages[Id], Id>) => ReactNode;
}

/**
 * Ids and values are checked against the English messages. The build compiles the messages (compile.ts); where they
 * come uncompiled, as in unit tests, Lingui compiles them itself. `easy`: where easier words for them are, if a person wants these.
 */
export function speech<const Messages extends Catalogue>(messages: Messages, easy?: keyof EasyWords): Speech<Messages> {
  // A runtime for each surface: two of them may use one id for different words.
  const usual = sayer(messages);
  let easier: {readonly from: EasyWords; readonly say: Say} | null = null;
  const say: Say = (id, values) => {
    const from = easy ? easyWords() : null;
    if (!easy || !from) return usual(id, values);
    if (easier?.from !== from) easier = {from, say: sayer({...messages, ...from[easy]})};
    return inLines(easier.say(id, values));
  };
  return {
    t: (id, ...[values]) => say(id, values),
    Text: props => rich(say, props.id, 'values' in props ? props.values : {}),
  };
}

type Say = (id: string, values?: Readonly<Record<string, PlainValue>>) => string;

function sayer(messages: Catalogue): Say {
  const i18n = setupI18n({locale: LOCALE, messages: {[LOCALE]: messages}});
  return (id, values) => i18n._(id, values);
}

/** Easy words stand one sentence to a line. */
const inLines = (text: string): string => text.replace(/([.?]) (?=\p{Lu})/gu, '$1\n');

// Stands in a sentence for a value that is markup; no message and nobody's words hold it.
const MARK = '\u0001';

function rich(say: Say, id: string, values: Readonly<Record<string, ReactNode>>): ReactNode {
  const plain = Object.entries(values).map(([name, value]) => [name, isPlain(value) ? value : `${MARK}${name}${MARK}`] as const);
  const sentence = say(id, Object.fromEntries(plain));
  if (!sentence.includes(MARK)) return sentence;
  return sentence.split(MARK).map((part, at) => (at % 2 === 1 ? <Fragment key={part}>{values[part]}</Fragment> : part));
}

const isPlain = (value: ReactNode): value is PlainValue => typeof value === 'string' || typeof value === 'number';
