import {describe, expect, test} from 'vitest';
import {Member, type MemberDeps} from '../../../server/board/member.ts';
import {
  BOARD_BACKLOG_BYTES,
  BOARD_BACKLOG_MS,
  BOARD_GRACE_MS,
  BOARD_UPDATES_BURST,
  BOARD_UPDATES_PER_SECOND,
  MAX_BOARD_MESSAGE_BYTES,
} from '../../../shared/wire/limits.ts';

/** A connection on a table: what was written to it, and time that stands still until it is moved. */
function onTable(isWriter = true) {
  const table = {
    now: 0,
    isWriter,
    backlog: 0,
    spent: 0,
    isTired: false,
    written: [] as string[],
    ended: [] as string[],
    drained: () => undefined as unknown,
    due: [] as {at: number; run: () => void}[],
    pass(ms: number) {
      table.now += ms;
      for (const one of table.due.splice(0)) {
        if (one.at <= table.now) one.run();
        else table.due.push(one);
      }
    },
  };
  const deps: MemberDeps = {
    client: 7,
    mayWrite: () => table.isWriter,
    mayBegin: () => true,
    spend: steps => {
      table.spent += steps;
      return !table.isTired;
    },
    write: bytes => void table.written.push(String(bytes)),
    backlog: () => table.backlog,
    onDrained: run => {
      table.drained = run;
    },
    end: why => void table.ended.push(why),
  };
  const time = {
    steady: () => table.now,
    after: (ms: number, run: () => void) => {
      const one = {at: table.now + ms, run};
      table.due.push(one);
      return () => {
        table.due = table.due.filter(other => other !== one);
      };
    },
  };
  return {table, member: new Member(deps, time)};
}

const bytes = (text: string) => Buffer.from(text);

describe('[R129] writing ends', () => {
  test('with a moment for what is on its way, and begins again at once', () => {
    const {table, member} = onTable();
    expect(member.mayStillWrite()).toBe(true);
    table.isWriter = false;
    member.refreshRight();
    table.pass(BOARD_GRACE_MS - 1);
    expect(member.mayStillWrite()).toBe(true);
    table.pass(1);
    expect(member.mayStillWrite()).toBe(false);
    table.isWriter = true;
    expect(member.mayStillWrite()).toBe(true);
  });

  test('and who never could write has no such moment', () => {
    const {member} = onTable(false);
    expect(member.mayStillWrite()).toBe(false);
  });
});

test('[R128] a page has a burst, and then what a hand can do; a long message counts for more', () => {
  const {table, member} = onTable();
  for (let at = 0; at < BOARD_UPDATES_BURST - 5; at++) expect(member.isWithinPace(20)).toBe(true);
  for (let at = 0; at < 5; at++) member.isWithinPace(20);
  expect(member.isWithinPace(20)).toBe(false);
  table.pass(1_050);
  let more = 0;
  while (member.isWithinPace(20)) more += 1;
  expect(more).toBeGreaterThan(BOARD_UPDATES_PER_SECOND - 5);
  expect(more).toBeLessThan(BOARD_UPDATES_PER_SECOND + 10);
  const other = onTable().member;
  let long = 0;
  while (other.isWithinPace(MAX_BOARD_MESSAGE_BYTES)) long += 1;
  expect(long).toBe(6);
});

test('[R158] and so have all pages of its person together', () => {
  const {table, member} = onTable();
  expect(member.isWithinPace(20)).toBe(true);
  expect(table.spent).toBe(20 / 8);
  table.isTired = true;
  expect(member.isWithinPace(20)).toBe(false);
});

describe('[R134] a reader', () => {
  test('hears of nothing before it has the document, and is given that once in five seconds', () => {
    const {table, member} = onTable();
    member.tell(bytes('early'));
    for (let at = 0; at < 10; at++) member.tellState(() => bytes('all'));
    member.tell(bytes('news'));
    expect(table.written).toEqual(['all', 'news']);
    table.pass(5_000);
    member.tellState(() => bytes('all again'));
    expect(table.written.at(-1)).toBe('all again');
  });

  test('that falls behind gets nothing more on top, and all of it when it reads again', () => {
    const {table, member} = onTable();
    let document = 'first';
    member.tellState(() => bytes(document));
    table.backlog = BOARD_BACKLOG_BYTES + 1;
    document = 'later';
    for (const news of ['one', 'two']) member.tell(bytes(news));
    expect(table.written).toEqual(['first']);
    table.backlog = 0;
    table.drained();
    member.tell(bytes('three'));
    expect(table.written).toEqual(['first', 'later', 'three']);
    table.pass(BOARD_BACKLOG_MS);
    expect(table.ended).toEqual([]);
  });

  test('that reads nothing for long is let go, and is written to no more', () => {
    const {table, member} = onTable();
    member.tellState(() => bytes('all'));
    table.backlog = BOARD_BACKLOG_BYTES + 1;
    member.tell(bytes('news'));
    table.pass(BOARD_BACKLOG_MS);
    expect(table.ended).toEqual(['too-slow']);
    member.end('closing-down');
    member.send(bytes('more'));
    expect(table.ended).toEqual(['too-slow']);
    expect(table.written).toEqual(['all']);
  });
});
