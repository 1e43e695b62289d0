import * as decoding from 'lib0/decoding';
import {notesIn} from '../../shared/board/values.ts';
import {Id} from '../../shared/wire/ids.ts';

// A Yjs update (its first encoding, which y-websocket speaks) read without building a document: who wrote how far, on what it leans, what it
// deletes. That is all a server needs to know whether an update is whole and its sender's own, and it takes a fraction of the time and
// memory that a document does. The form is that of yjs 13.6; tests/property/board-update.test.ts compares every part of it with Yjs itself.

/** How far a client's structs reach: a clock counts the characters and items it has written. */
export type Clock = number;
export type ClientId = number;

/** Structs of one client, without a gap. */
export interface Section {
  readonly client: ClientId;
  /** Of the first struct, and after the last. */
  readonly clock: Clock;
  readonly end: Clock;
  readonly count: number;
  /** At which clock each struct after the first begins. */
  readonly starts: readonly Clock[];
  /** Where its structs stand in the update, in bytes. */
  readonly from: number;
  readonly to: number;
}

export interface StructId {
  readonly client: ClientId;
  readonly clock: Clock;
}

export interface DeletedRange {
  readonly client: ClientId;
  readonly clock: Clock;
  readonly end: Clock;
}

export interface BoardUpdate {
  readonly bytes: Uint8Array;
  readonly sections: readonly Section[];
  /** What its structs stand beside or in: so far each client named here must be known already. A section's own earlier structs are left out. */
  readonly leansOn: ReadonlyMap<ClientId, Clock>;
  readonly deleted: readonly DeletedRange[];
  /** What it brings along as deleted already. */
  readonly gone: readonly DeletedRange[];
  /** What its values take the place of. Left out where a document holds something else. */
  readonly follows: readonly StructId[];
  /** Ids of notes that its values are about, whether or not there are such notes. */
  readonly notes: readonly string[];
  /** Under which its values stand, where that is said. */
  readonly keys: readonly string[];
  /** How many clients the list of deletions names, and where it begins after that number, in bytes. */
  readonly deletedClients: number;
  readonly deletedFrom: number;
}

/** What a document may hold. What honest clients never write is refused, because Yjs trusts the structure of what it is given. */
export interface Shape {
  /** Names of what stands at the top. */
  readonly roots: ReadonlySet<string>;
  readonly contents: ReadonlySet<Content>;
  /**
   * - `values`: all of it is one map of plain values. A struct then follows on an older value of its key, or is the first one: no reader can put it
   *   anywhere else.
   * - `text`: all of it is one list of characters and formats. A struct stands between two others, and nothing stands in another.
   * - `anything`: lists and maps in one another.
   */
  readonly holds: 'values' | 'text' | 'anything';
  /** The formats that a text may have, each with its values. Null, which ends one, always may be. */
  readonly formats?: ReadonlyMap<string, ReadonlySet<unknown>>;
}

/** The kinds of content by their numbers in the encoding. */
export const CONTENT = {deleted: 1, json: 2, binary: 3, string: 4, embed: 5, format: 6, type: 7, any: 8, document: 9} as const;
export type Content = keyof typeof CONTENT;

/** It is not an update, or not one that this document may hold. */
export class BadUpdate extends Error {
  override readonly name = 'BadUpdate';
}

const GC = 0;
const SKIP = 10;
const [KIND_BITS, HAS_LEFT, HAS_RIGHT, HAS_KEY] = [0x1f, 0x80, 0x40, 0x20] as const;
const NAMES: ReadonlyMap<number, Content> = new Map(Object.entries(CONTENT).map(([name, number]) => [number, name as Content]));
/** Two of the shared types carry a name; the last is text in XML. */
const [NAMED_TYPES, LAST_TYPE] = [new Set([3, 5]), 6] as const;
/** More in one struct, or by one client, is no work of hands: about a thousand pages. */
const MAX_CLOCK: Clock = 5_000_000;
/** A value inside a value, and so on: deeper ones could make a reader run out of stack. */
const MAX_DEPTH = 4;
/** Longer than those that are taken now: what is stored must be read. */
const MAX_KEY_CHARS = 40;

/** Reads an update whole. Throws `BadUpdate` when it is cut off, too long, or holds what the document may not. */
export function readUpdate(bytes: Uint8Array, shape: Shape): BoardUpdate {
  try {
    return new Reader(bytes, shape).read();
  } catch (problem) {
    // lib0 throws plain errors at the end of the bytes and at numbers that are none.
    throw problem instanceof BadUpdate ? problem : new BadUpdate(String(problem));
  }
}

class Reader {
  readonly #bytes: Uint8Array;
  readonly #from: decoding.Decoder;
  readonly #shape: Shape;
  readonly #sections: Section[] = [];
  readonly #clients = new Set<ClientId>();
  readonly #leansOn = new Map<ClientId, Clock>();
  readonly #deleted: DeletedRange[] = [];
  readonly #gone: DeletedRange[] = [];
  readonly #follows: StructId[] = [];
  readonly #notes: string[] = [];
  readonly #keys: string[] = [];

  constructor(bytes: Uint8Array, shape: Shape) {
    this.#bytes = bytes;
    this.#from = decoding.createDecoder(bytes);
    this.#shape = shape;
  }

  read(): BoardUpdate {
    for (let left = this.#number(); left > 0; left--) this.#section();
    const deletedClients = this.#number();
    const deletedFrom = this.#from.pos;
    for (let left = deletedClients; left > 0; left--) this.#deletions();
    if (this.#from.pos !== this.#bytes.length) throw new BadUpdate('bytes after the end');
    return {
      bytes: this.#bytes,
      sections: this.#sections,
      leansOn: this.#leansOn,
      deleted: this.#deleted,
      gone: this.#gone,
      follows: this.#follows,
      notes: this.#notes,
      keys: this.#keys,
      deletedClients,
      deletedFrom,
    };
  }

  #number(): number {
    return decoding.readVarUint(this.#from);
  }

  #section(): void {
    const count = this.#number();
    const client = this.#number();
    const clock = this.#number();
    const from = this.#from.pos;
    const starts: Clock[] = [];
    let end = clock;
    for (let left = count; left > 0; left--) {
      const length = this.#struct(client, end);
      if (length < 1 || end + length > MAX_CLOCK) throw new BadUpdate('a struct of no length, or of too much');
      end += length;
      if (left > 1) starts.push(end);
    }
    if (count === 0 || this.#clients.has(client)) throw new BadUpdate('a section that is empty or comes twice');
    this.#clients.add(client);
    this.#sections.push({client, clock, end, count, starts, from, to: this.#from.pos});
  }

  /** Its length. `at`: the clock at which it begins. */
  #struct(client: ClientId, at: Clock): number {
    const info = decoding.readUint8(this.#from);
    const kind = info & KIND_BITS;
    if (kind === SKIP) throw new BadUpdate('a gap');
    if (kind === GC) {
      // It stands for what was deleted with the list around it.
      if (this.#shape.holds !== 'anything') throw new BadUpdate('a struct of no place');
      return this.#number();
    }
    const [hasLeft, hasRight] = [(info & HAS_LEFT) !== 0, (info & HAS_RIGHT) !== 0];
    const left = hasLeft ? this.#leanOn(client, at) : null;
    if (left && this.#shape.holds === 'values') this.#follows.push(left);
    if (hasRight) this.#leanOn(client, at);
    const hasKey = (info & HAS_KEY) !== 0;
    const isAtTop = hasLeft || hasRight || this.#parent(client, at);
    if (this.#shape.holds === 'values' && (hasRight || !hasKey || !isAtTop)) throw new BadUpdate('a struct that is no value of a key');
    if (this.#shape.holds === 'text' && (hasKey || !isAtTop)) throw new BadUpdate('a struct that stands in no text');
    if (hasKey && !hasLeft && !hasRight) this.#key();
    const length = this.#content(kind);
    if (kind === CONTENT.deleted) this.#gone.push({client, clock: at, end: at + length});
    return length;
  }

  /** Whether it stands in a root, and not in another struct. */
  #parent(client: ClientId, at: Clock): boolean {
    const isRoot = this.#number() === 1;
    if (!isRoot) this.#leanOn(client, at);
    else if (!this.#shape.roots.has(decoding.readVarString(this.#from))) throw new BadUpdate('an unknown root');
    return isRoot;
  }

  #key(): void {
    const key = decoding.readVarString(this.#from);
    if (key.length === 0 || key.length > MAX_KEY_CHARS) throw new BadUpdate('a key of no length, or of too much');
    this.#keys.push(key);
  }

  /** A struct of the same client has to stand before this one, or it would wait for itself. */
  #leanOn(self: ClientId, at: Clock): StructId {
    const client = this.#number();
    const clock = this.#number();
    if (client === self) {
      if (clock >= at) throw new BadUpdate('a struct that leans on a later one');
      // What stands before this section, its sender has sent before.
    } else if (clock >= (this.#leansOn.get(client) ?? 0)) this.#leansOn.set(client, clock + 1);
    return {client, clock};
  }

  #content(kind: number): number {
    const name = NAMES.get(kind);
    if (name === undefined || !this.#shape.contents.has(name)) throw new BadUpdate(`content of kind ${kind}`);
    switch (name) {
      case 'deleted':
        return this.#number();
      case 'string':
        return this.#words();
      case 'any':
        return this.#values();
      case 'type':
        this.#type();
        return 1;
      case 'format':
        this.#format();
        return 1;
      case 'embed':
        this.#json();
        return 1;
      case 'binary':
        decoding.readVarUint8Array(this.#from);
        return 1;
      case 'json':
      case 'document':
        // The first is no longer written, the second would bring another document along.
        throw new BadUpdate(`content of kind ${kind}`);
    }
  }

  #words(): number {
    const words = decoding.readVarString(this.#from);
    // Editors make one line's end of two characters, and would count other places than the text has.
    if (this.#shape.holds === 'text' && words.includes('\r')) throw new BadUpdate('an end of line that no editor keeps');
    return words.length;
  }

  #type(): void {
    const type = this.#number();
    if (type > LAST_TYPE) throw new BadUpdate('an unknown type');
    if (NAMED_TYPES.has(type)) decoding.readVarString(this.#from);
  }

  #values(): number {
    const length = this.#number();
    if (this.#shape.holds === 'values' && length !== 1) throw new BadUpdate('several values of one key');
    for (let left = length; left > 0; left--) {
      const value = decoding.readAny(this.#from);
      expectFlat(value, MAX_DEPTH);
      if (this.#shape.holds === 'values') this.#notes.push(...notesIn(value).filter(isId));
    }
    return length;
  }

  #format(): void {
    const key = decoding.readVarString(this.#from);
    const value: unknown = JSON.parse(decoding.readVarString(this.#from));
    expectFlat(value, MAX_DEPTH);
    const {formats} = this.#shape;
    if (!formats) return;
    const values = formats.get(key);
    if (!values || (value !== null && !values.has(value))) throw new BadUpdate('a format that nobody knows');
  }

  #json(): void {
    expectFlat(JSON.parse(decoding.readVarString(this.#from)), MAX_DEPTH);
  }

  #deletions(): void {
    const client = this.#number();
    for (let left = this.#number(); left > 0; left--) {
      const clock = this.#number();
      const length = this.#number();
      if (length < 1 || clock + length > MAX_CLOCK) throw new BadUpdate('a deletion of nothing, or of too much');
      this.#deleted.push({client, clock, end: clock + length});
    }
  }
}

const isId = (text: string): boolean => Id.safeParse(text).success;

/** What JSON can say, and no more: anything else would be something different to who loads it later. */
function expectFlat(value: unknown, depth: number): void {
  if (typeof value === 'bigint') throw new BadUpdate('a number that JSON has not');
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) throw new BadUpdate('a value of another making');
  if (depth === 0) throw new BadUpdate('a value that is too deep');
  for (const inner of Object.values(value)) expectFlat(inner, depth - 1);
}
