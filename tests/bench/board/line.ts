import {randomBytes} from 'node:crypto';
import {connect, type Socket} from 'node:net';
import {type Dialect, type Reach, reachOf, type Said} from './dialects.ts';
import {clientFrames, type Message, OPCODE, serverFrame} from './frames.ts';

/** Read into by every connection in turn: what is in it is looked at before the next one reads. */
const READ_INTO = Buffer.allocUnsafe(256 * 1_024);
/** Many pages are sent the same; so many of the last different pieces are known again without being read. */
const KNOWN_AGAIN = 8;
const END_OF_HEAD = '\r\n\r\n';
const GIVEN_UP_MS = 60_000;

/** As a page's owner hears it: of an update how far its writers have come, which is found out once for all who are sent the same. */
export type Heard = Exclude<Said, {is: 'wrote'}> | {readonly is: 'wrote'; readonly reach: readonly Reach[]};

/** What lines have heard in common, so that a machine with two cores can hold a thousand of them. */
export class Ear {
  /** Whether updates are looked into at all: thousands of pages that nobody counts would keep the machine busy by it. */
  readonly isCounting: boolean;
  #known: {readonly bytes: Buffer; readonly heard: readonly Heard[]}[] = [];

  constructor({isCounting}: {readonly isCounting: boolean}) {
    this.isCounting = isCounting;
  }

  recall(bytes: Buffer): readonly Heard[] | null {
    for (const one of this.#known) if (one.bytes.length === bytes.length && one.bytes.equals(bytes)) return one.heard;
    return null;
  }

  keep(bytes: Buffer, heard: readonly Heard[]): void {
    this.#known = [{bytes: Buffer.from(bytes), heard}, ...this.#known.slice(0, KNOWN_AGAIN - 1)];
  }
}

export interface LineOptions {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly room: string;
  readonly dialect: Dialect;
  readonly ear: Ear;
  readonly hear: (heard: Heard) => void;
}

/** One page's WebSocket, as light as it can be: no document, and no library between the socket and what is counted. */
export class Line {
  readonly #options: LineOptions;
  readonly #socket: Socket;
  /** Of a frame that is not whole yet, or of the answer to the upgrade. */
  #held: Buffer[] = [];
  #heldBytes = 0;
  #needed = 0;
  #isOpen = false;
  #isSynced = false;
  #begun: string | null = null;
  #settle: ((problem: Error | null) => void) | null = null;
  /** Why it is over; null: it is not. */
  ended: string | null = null;

  private constructor(options: LineOptions) {
    this.#options = options;
    const {port, path, headers} = options;
    this.#socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer: READ_INTO,
        callback: (length: number) => {
          this.#take(READ_INTO.subarray(0, length));
          return true;
        },
      },
    });
    this.#socket.once('error', problem => this.#end(problem.message));
    this.#socket.once('close', () => this.#end('the connection was closed'));
    const lines = [
      `GET ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      `Origin: http://127.0.0.1:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ];
    this.#socket.write(`${lines.join('\r\n')}${END_OF_HEAD}`);
  }

  /** Resolves when the page takes itself for synced. */
  static open(options: LineOptions): Promise<Line> {
    const line = new Line(options);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => line.#end('it was not synced in a minute'), GIVEN_UP_MS);
      line.#settle = problem => {
        clearTimeout(timer);
        line.#settle = null;
        if (problem) reject(problem);
        else resolve(line);
      };
    });
  }

  /** Masked frames, made beforehand. */
  send(frames: Buffer): void {
    this.#socket.write(frames);
  }

  close(): void {
    this.ended ??= 'by us';
    this.#socket.destroy();
  }

  #end(why: string): void {
    if (this.ended !== null) return;
    this.ended = why;
    this.#socket.destroy();
    this.#settle?.(new Error(why));
  }

  #take(bytes: Buffer): void {
    if (this.#heldBytes === 0 && this.#isOpen) {
      this.#read(bytes);
      return;
    }
    this.#held.push(Buffer.from(bytes));
    this.#heldBytes += bytes.length;
    if (this.#heldBytes < this.#needed) return;
    const all = Buffer.concat(this.#held);
    this.#drop();
    if (this.#isOpen) this.#read(all);
    else this.#readHead(all);
  }

  #hold(bytes: Buffer, needed: number): void {
    this.#held = [Buffer.from(bytes)];
    this.#heldBytes = bytes.length;
    this.#needed = needed;
  }

  #drop(): void {
    this.#held = [];
    this.#heldBytes = 0;
    this.#needed = 0;
  }

  #readHead(bytes: Buffer): void {
    const end = bytes.indexOf(END_OF_HEAD);
    const [status = ''] = bytes.subarray(0, Math.max(0, end)).toString().split('\r\n');
    if (end === -1) this.#hold(bytes, 0);
    else if (!status.startsWith('HTTP/1.1 101')) this.#end(`the upgrade was refused: ${status}`);
    else {
      this.#isOpen = true;
      this.#say(this.#options.dialect.greet(this.#options.room));
      const rest = bytes.subarray(end + END_OF_HEAD.length);
      if (rest.length > 0) this.#read(rest);
    }
  }

  #read(bytes: Buffer): void {
    const known = this.#begun === null ? this.#options.ear.recall(bytes) : null;
    if (known) {
      for (const heard of known) this.#hear(heard);
      return;
    }
    const isFresh = this.#begun === null;
    const all: Heard[] = [];
    let at = 0;
    while (at < bytes.length) {
      const frame = serverFrame(bytes, at);
      if (typeof frame === 'number') {
        this.#hold(bytes.subarray(at), frame);
        break;
      }
      at = frame.end;
      const heard = this.#meaning(frame);
      if (heard) all.push(heard);
    }
    if (isFresh && at === bytes.length && this.#begun === null) this.#options.ear.keep(bytes, all);
    for (const heard of all) this.#hear(heard);
  }

  #meaning(frame: Message): Heard | null {
    if (frame.opcode === OPCODE.close) {
      const [high = 0, low = 0, ...why] = frame.bytes;
      this.#end(`the server closed it with ${high * 256 + low} ${Buffer.from(why)}`);
      return null;
    }
    if (frame.opcode === OPCODE.ping) return {is: 'asks', answer: [{opcode: OPCODE.pong, bytes: Buffer.from(frame.bytes)}]};
    const said = this.#options.dialect.read(this.#options.room, frame, this.#begun);
    this.#begun = said.is === 'begins' ? said.with : null;
    if (said.is === 'wrote') return this.#options.ear.isCounting ? {is: 'wrote', reach: reachOf(said.update)} : null;
    // What is kept must not lie in what the next one reads into.
    return said.is === 'whole' ? {is: 'whole', update: new Uint8Array(said.update)} : said;
  }

  #hear(heard: Heard): void {
    if (heard.is === 'asks') this.#say(heard.answer);
    if (heard.is === 'whole' && !this.#isSynced) {
      this.#isSynced = true;
      this.#settle?.(null);
    }
    this.#options.hear(heard);
  }

  #say(messages: readonly Message[]): void {
    if (messages.length > 0 && this.ended === null) this.#socket.write(clientFrames(messages));
  }
}
