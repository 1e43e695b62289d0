/** What is shown while a rehearsal runs. */
export interface Progress {
  readonly phase: string;
  readonly here: number;
  readonly people: number;
  /** On phones: written and still kept there. Acknowledged: over the lane. Shown: on the console. */
  readonly notes: {readonly onPhones: number; readonly acknowledged: number; readonly shown: number};
  /** Null when the server is not ours to kill. */
  readonly kills: {readonly done: number; readonly planned: number} | null;
  readonly secondsLeft: number;
}

const BLOCK_EVERY_MS = 250;
/** Where there is no terminal, a line at each new phase and now and then between. */
const LINE_EVERY_MS = 10_000;

/** Progress on a terminal as one block that renews itself, elsewhere as plain lines. */
export class Screen {
  readonly #out: NodeJS.WriteStream;
  readonly #read: () => Progress;
  #timer: NodeJS.Timeout | null = null;
  #drawn = 0;
  #phase = '';
  #linedAt = 0;

  constructor(read: () => Progress, out: NodeJS.WriteStream = process.stdout) {
    this.#read = read;
    this.#out = out;
  }

  start(): void {
    this.#timer = setInterval(() => this.#show(), BLOCK_EVERY_MS);
    this.#show();
  }

  /** A line that stays. */
  say(line: string): void {
    this.#erase();
    this.#out.write(`${line}\n`);
    if (this.#timer && this.#out.isTTY) this.#draw(this.#read());
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    this.#erase();
  }

  #show(): void {
    const progress = this.#read();
    if (this.#out.isTTY) {
      this.#erase();
      this.#draw(progress);
    } else if (progress.phase !== this.#phase || performance.now() - this.#linedAt > LINE_EVERY_MS) {
      this.#phase = progress.phase;
      this.#linedAt = performance.now();
      this.#out.write(`${lineOf(progress)}\n`);
    }
  }

  #draw(progress: Progress): void {
    const lines = blockOf(progress, this.#out.columns ?? 80);
    this.#out.write(lines.map(line => `${line}\n`).join(''));
    this.#drawn = lines.length;
  }

  #erase(): void {
    // Up over the block, and everything below is gone.
    if (this.#drawn > 0) this.#out.write(`\u001b[${this.#drawn}A\u001b[0J`);
    this.#drawn = 0;
  }
}

/** Lines no wider than the terminal: a line that wraps could not be erased. */
function blockOf({phase, here, people, notes, kills, secondsLeft}: Progress, columns: number): readonly string[] {
  const rows: readonly (readonly [string, string])[] = [
    ['Now', `${phase}, about ${secondsLeft} s left`],
    ['People here', `${here} of ${people} ${bar(here, people)}`],
    ['Notes on phones', `${notes.onPhones}`],
    ['  acknowledged', `${notes.acknowledged} ${bar(notes.acknowledged, Math.max(notes.onPhones, notes.acknowledged))}`],
    ['  shown', `${notes.shown}`],
    ...(kills ? [['Kills', `${kills.done} of ${kills.planned}`] as const] : []),
  ];
  return rows.map(([name, value]) => `${name.padEnd(17)}${value}`.slice(0, columns - 1));
}

const BAR = 20;

function bar(part: number, whole: number): string {
  const full = whole === 0 ? 0 : Math.round((Math.min(part, whole) / whole) * BAR);
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)}`;
}

function lineOf({phase, here, people, notes, kills, secondsLeft}: Progress): string {
  const killed = kills ? `, ${kills.done} of ${kills.planned} kills` : '';
  return `${phase}: ${here} of ${people} here, notes ${notes.onPhones} on phones, ${notes.acknowledged} acknowledged, ${notes.shown} shown${killed}, about ${secondsLeft} s left`;
}
