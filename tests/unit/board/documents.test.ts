import {describe, expect, test} from 'vitest';
import {WebSocket, WebSocketServer} from 'ws';
import * as Y from 'yjs';
import {frame} from '../../../server/board/frame.ts';
import {ReadyDocument} from '../../../server/board/ready.ts';
import {replay, takeOut} from '../../../server/board/replay.ts';
import {Replayer} from '../../../server/board/replayer.ts';
import {idOf} from '../../telling/telling.ts';

const change = (doc: Y.Doc, run: (map: Y.Map<unknown>) => void): Uint8Array => {
  const before = Y.encodeStateVector(doc);
  run(doc.getMap('board'));
  return Y.encodeStateAsUpdate(doc, before);
};

describe('[R135] what is taken out of a log', () => {
  const [gone, stays] = ['gone', 'stays'].map(idOf) as [string, string];
  test.each([
    ['words', `See ${gone}, please`],
    ['values within values', {one: [{two: gone}]}],
    ['names', {one: {[`x${gone}`]: 1}}],
  ])('is every value that names the note in %s, and no other', (_where, value) => {
    const doc = new Y.Doc();
    const log = [
      change(doc, map => map.set('stays', {note: stays})),
      change(doc, map => map.set('goes', value)),
      change(doc, map => map.set('also stays', {words: gone.slice(1)})),
    ];
    const {update, state} = takeOut(log, [gone, idOf('another')]);
    expect(Buffer.from(state).includes(gone)).toBe(false);
    const read = new Y.Doc();
    Y.applyUpdate(read, state);
    expect(Object.keys(read.getMap('board').toJSON()).sort()).toEqual(['also stays', 'stays']);
    Y.applyUpdate(doc, update ?? Uint8Array.of(0, 0));
    expect(doc.getMap('board').toJSON()).toEqual(read.getMap('board').toJSON());
  });
});

describe('[R132] a log', () => {
  test('is replayed into one state that says the same, without what was overwritten', () => {
    const doc = new Y.Doc();
    const log = ['secret', 'public'].map(words => change(doc, map => map.set('key', words)));
    const state = replay(log);
    expect(Buffer.from(state).includes('secret')).toBe(false);
    const read = new Y.Doc();
    Y.applyUpdate(read, state);
    expect(read.getMap('board').toJSON()).toEqual({key: 'public'});
  });

  test('with a hole is not replaced', () => {
    const doc = new Y.Doc();
    const [first, , third] = ['a', 'b', 'c'].map(words => change(doc, map => map.set('key', words)));
    for (const run of [replay, (log: readonly Uint8Array[]) => takeOut(log, ['a'])])
      expect(() => run([first, third] as Uint8Array[])).toThrow('leans on one that is missing');
  });

  test('is replayed beside the event loop, and what cannot be replayed takes no thread with it', async () => {
    const replayer = new Replayer();
    const log = [change(new Y.Doc(), map => map.set('key', 1))];
    const all = await Promise.allSettled([replayer.replay(log), replayer.replay([Uint8Array.of(1, 2, 3)]), replayer.replay(log)]);
    expect(all.map(one => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await replayer.close();
    await expect(replayer.replay(log)).rejects.toThrow('closed');
  });

  test('is due when it is long in number or in bytes, and numbered on from its state', () => {
    const nothing = Uint8Array.of(0, 0);
    const ready = new ReadyDocument({upTo: 10, state: nothing, updates: [nothing]});
    expect([ready.n, ready.isLong]).toEqual([11, false]);
    ready.add(Array.from({length: 255}, () => nothing));
    expect([ready.n, ready.isLong]).toEqual([266, true]);
    ready.replace(264, nothing);
    expect([ready.n, ready.isLong, ready.parts.length]).toEqual([266, false, 3]);
    ready.add([new Uint8Array(100_000)]);
    expect(ready.isLong).toBe(true);
  });

  test('[R158] of a large document is due when it is as much longer', () => {
    const ready = new ReadyDocument({upTo: 1, state: new Uint8Array(4_000_000), updates: []});
    ready.add([new Uint8Array(900_000)]);
    expect(ready.isLong).toBe(false);
    ready.add(Array.from({length: 2_000}, () => new Uint8Array(1)));
    expect(ready.isLong).toBe(false);
    ready.add([new Uint8Array(200_000)]);
    expect(ready.isLong).toBe(true);
  });
});

test.each([0, 125, 126, 65_535, 65_536, 200_000])('a frame of %i bytes is one that a WebSocket reads', async length => {
  const server = new WebSocketServer({port: 0, host: '127.0.0.1'});
  const message = Buffer.from(Uint8Array.from({length}, (_, at) => at % 251));
  const last = Buffer.of(7);
  server.on('connection', (socket, request) => {
    socket.on('error', () => undefined);
    request.socket.write(Buffer.concat([frame(message), frame(last)]));
  });
  await new Promise(resolve => server.once('listening', resolve));
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as {port: number}).port}`);
  const heard: Buffer[] = [];
  await new Promise<void>(resolve =>
    client.on('message', data => {
      if (heard.push(data as Buffer) === 2) resolve();
    }),
  );
  expect([heard[0]?.equals(message), heard[1]?.equals(last)]).toEqual([true, true]);
  client.terminate();
  await new Promise(resolve => server.close(resolve));
});
