import {type Compilable, type RawBuilder, sql} from 'kysely';

/** A query built once and run many times: its text, and which input goes into which place. */
export interface Statement<In, Row> {
  readonly text: string;
  readonly places: readonly (keyof In)[];
  /** Carries the type of a row; there is no value. */
  readonly row?: Row;
}

/** A named place in a query for each input. */
export type Places<In> = {readonly [Name in keyof In]: RawBuilder<In[Name]>};

class Place {
  readonly name: PropertyKey;
  constructor(name: PropertyKey) {
    this.name = name;
  }
}

/**
 * Compiles a query with places in it. Building the query anew for each run would cost more than running it.
 * Throws when the query holds a value that is not a place: it would be frozen at its first use.
 */
export function statement<In extends object, Row>(build: (places: Places<In>) => Compilable<Row>): Statement<In, Row> {
  // Whatever name the query asks for becomes a place of that name.
  const places = new Proxy({} as Places<In>, {get: (_none, name) => sql`${new Place(name)}`});
  const {sql: text, parameters} = build(places).compile();
  return {
    text,
    places: parameters.map(parameter => {
      if (!(parameter instanceof Place)) throw new Error(`a value stands in a compiled query: ${text}`);
      return parameter.name as keyof In;
    }),
  };
}
