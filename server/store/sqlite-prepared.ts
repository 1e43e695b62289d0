import {queries} from './queries.ts';
import {kyselyOver, type Sqlite} from './sqlite-folder.ts';
import type {Statement} from './statement.ts';

/** A statement ready to run on one connection, synchronously. */
export interface Prepared<In, Row> {
  run(input: In): void;
  get(input: In): Row | undefined;
  all(input: In): Row[];
}

type Queries = ReturnType<typeof queries>;

export type PreparedQueries = {
  readonly [Name in keyof Queries]: Queries[Name] extends Statement<infer In, infer Row> ? Prepared<In, Row> : never;
};

export function prepare<In, Row>(db: Sqlite, {text, places}: Statement<In, Row>): Prepared<In, Row> {
  const query = db.prepare<unknown[], Row>(text);
  const bound = (input: In) => places.map(place => input[place]);
  return {
    run: input => void query.run(...bound(input)),
    get: input => query.get(...bound(input)),
    all: input => query.all(...bound(input)),
  };
}

/** Every query of the store on this connection; its tables must be there. */
export function prepareQueries(db: Sqlite): PreparedQueries {
  const all = Object.entries<Statement<never, unknown>>(queries(kyselyOver(db)));
  return Object.fromEntries(all.map(([name, statement]) => [name, prepare(db, statement)])) as unknown as PreparedQueries;
}
