/**
 * The names of the values that an ICU message takes, read from the message itself, so that a missing or
 * misspelt value is a type error. Names begin with a small letter; a branch of a plural or a choice begins with a capital or holds a `#` or a
 * space, else it would pass for a name (a test checks it).
 */
export type Placeholder<Message extends string> = Message extends `${string}{${infer Rest}` ? NameAt<Rest> | Placeholder<Rest> : never;

type NameAt<Rest extends string> = Rest extends `${infer Head}}${string}`
  ? Head extends `${infer Name},${string}`
    ? OneWord<Name>
    : OneWord<Head>
  : never;

type OneWord<Name extends string> = Name extends `${string}${' ' | '#' | '{'}${string}` | '' | Capitalize<Name> ? never : Name;

/** Messages of one surface by id. */
export type Catalogue = Readonly<Record<string, string>>;

export type Values<Message extends string, Value> = {readonly [Name in Placeholder<Message>]: Value};

/** No second argument for a message without placeholders, and a complete one for the others. */
export type ValuesArgument<Message extends string, Value> = [Placeholder<Message>] extends [never] ? [] : [values: Values<Message, Value>];
