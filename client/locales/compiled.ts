/**
 * What phones get in the place of Lingui's runtime: it reads the messages that the build has compiled (compile.ts), and nothing else. It takes
 * the same arguments and says the same words; a test holds the two together.
 */

/** Words, the name of a value, or a choice by a value. */
type Token = string | readonly [name: string] | readonly [name: string, type: 'plural' | 'select', branches: Branches];
type Branches = {readonly [branch: string]: readonly Token[]};
type Values = Readonly<Record<string, unknown>>;

interface Setup {
  readonly locale: string;
  readonly messages: Readonly<Record<string, Readonly<Record<string, readonly Token[]>>>>;
}

export function setupI18n({locale, messages}: Setup) {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const read = (tokens: readonly Token[], values: Values, count: string | null): string =>
    tokens.map(token => (typeof token === 'string' ? (token === '#' ? (count ?? token) : token) : chosen(token, values))).join('');
  const chosen = ([name, type, branches]: Exclude<Token, string>, values: Values): string => {
    const value = values[name];
    if (!branches) return String(value ?? '');
    const exact = branches[String(value)];
    if (type === 'select') return read(exact ?? branches.other ?? [], values, null);
    const number = Number(value);
    return read(exact ?? branches[plurals.select(number)] ?? branches.other ?? [], values, numbers.format(number));
  };
  return {_: (id: string, values: Values = {}): string => read(messages[locale]?.[id] ?? [id], values, null)};
}
