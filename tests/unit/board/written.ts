import * as encoding from 'lib0/encoding';
import type {BoardDeps} from '../../../server/board/board-deps.ts';
import {OrderChecks} from '../../../server/board/order.ts';
import {PAGE_ROOT} from '../../../shared/pages/lines.ts';

/** A character or value by its writer's number and clock; null: none. */
export type Where = readonly [client: number, clock: number] | null;

/** As many updates as structs could be: what no editor writes, byte by byte. */
const structs = (client: number, clock: number, count: number, write: (to: encoding.Encoder, at: number) => void): Uint8Array =>
  encoding.encode(to => {
    for (const number of [1, count, client, clock]) encoding.writeVarUint(to, number);
    for (let at = 0; at < count; at++) write(to, at);
    encoding.writeVarUint(to, 0);
  });

const writeIds = (to: encoding.Encoder, ...ids: readonly Where[]): void => {
  for (const number of ids.flatMap(id => id ?? [])) encoding.writeVarUint(to, number);
};

/** Characters, each between two others. */
export const characters = (client: number, clock: number, between: readonly (readonly [left: Where, right: Where])[]): Uint8Array =>
  structs(client, clock, between.length, (to, at) => {
    const [left, right] = between[at] ?? [null, null];
    encoding.writeUint8(to, 4 | (left ? 0x80 : 0) | (right ? 0x40 : 0));
    writeIds(to, left, right);
    if (!left && !right) {
      encoding.writeVarUint(to, 1);
      encoding.writeVarString(to, PAGE_ROOT);
    }
    encoding.writeVarString(to, 'x');
  });

/** Each character in front of the one before, and all of them in front of what anybody else has written there. */
export const prepended = (client: number, count: number): Uint8Array =>
  characters(
    client,
    0,
    Array.from({length: count}, (_, at) => [null, at === 0 ? null : [client, at - 1]]),
  );

/** Values of one key, each on another one or on none. */
export const values = (client: number, clock: number, key: string, on: readonly Where[]): Uint8Array =>
  structs(client, clock, on.length, (to, at) => {
    const left = on[at] ?? null;
    encoding.writeUint8(to, 8 | 0x20 | (left ? 0x80 : 0));
    writeIds(to, left);
    if (!left) {
      encoding.writeVarUint(to, 1);
      for (const name of ['board', key]) encoding.writeVarString(to, name);
    }
    encoding.writeVarUint(to, 1);
    encoding.writeAny(to, at);
  });

/** Looks at all that is to be stored as the thread of the boards does, and counts how often. */
export function lookedAt(): {readonly order: NonNullable<BoardDeps['order']>; readonly looks: {times: number; steps: number[]}} {
  const checks = new OrderChecks();
  const looks = {times: 0, steps: [] as number[]};
  const order: BoardDeps['order'] = {
    check: async (stored, updates) => {
      looks.times += 1;
      const known = checks.check({document: 'it', begin: null, updates});
      const checked = known === 'unknown' ? checks.check({document: 'it', begin: stored(), updates}) : known;
      if (checked === 'unknown') throw new Error('it was told all');
      looks.steps.push(...checked.steps);
      return checked;
    },
    forget: () => checks.forget('it'),
  };
  return {order, looks};
}
