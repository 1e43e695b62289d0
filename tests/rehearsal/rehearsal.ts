import {disagreements} from './agreement.ts';
import {type Chance, chanceOf} from './chance.ts';
import {judge} from './judge.ts';
import {Kills} from './kills.ts';
import {Lateness, type OwnUsage} from './lateness.ts';
import {Ledger} from './ledger.ts';
import type {Line} from './line.ts';
import type {Options} from './options.ts';
import {Organiser} from './organiser.ts';
import {OwnServer} from './own-server.ts';
import {Phone} from './phone.ts';
import {lengthOf, momentsIn, planOf, type Step} from './plan.ts';
import {PressTimes} from './press-times.ts';
import {Screen} from './screen.ts';
import {play} from './script.ts';
import {isGood, type Outcome, summaryOf} from './summary.ts';
import {Tally} from './tally.ts';
import {Stopped, sleep} from './waiting.ts';

/** What a gathering, or anything else that the server does by itself, may take beyond its time; and once more for each kill. In milliseconds. */
const PATIENCE_MS = 40_000;
const PATIENCE_PER_KILL_MS = 20_000;
const COLLECT_EVERY_MS = 500;
const SAME_SIGNAL_MS = 1_000;
/** All phones are back, with the last frame, this long after the end. In milliseconds. */
const GATHERED_AGAIN_MS = 30_000;

/** Plays a session and compares. Answers the exit code: 0 when nothing was lost or doubled, 1 when something was, 130 when it was stopped. */
export async function rehearse(options: Options): Promise<number> {
  const stop = new AbortController();
  let own: OwnServer | null = null;
  let interruptedAt: number | null = null;
  const interrupted = () => {
    interruptedAt ??= performance.now();
    stop.abort();
    // A terminal and npm may both pass the same Ctrl+C on; one that comes later means: at once.
    if (performance.now() - interruptedAt < SAME_SIGNAL_MS) return;
    own?.endNow();
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupted);
  const lost: string[] = [];
  try {
    if (!options.server) {
      if (OwnServer.isStale()) process.stdout.write('dist/ may be older than the sources: "npm run build" renews it.\n');
      own = await OwnServer.start(problem => {
        lost.push(problem);
        stop.abort();
      });
    }
    const outcome = await new Rehearsal(options, own, stop.signal).run();
    const problem = await own?.close();
    own = null;
    const whole = problem ? {...outcome, troubles: [...outcome.troubles, problem]} : outcome;
    process.stdout.write(summaryOf(whole));
    return isGood(whole) ? 0 : 1;
  } catch (error) {
    const logged = own?.logged.slice(-20) ?? [];
    await own?.close();
    if (error instanceof Stopped && lost.length === 0) {
      process.stdout.write('Stopped.\n');
      return 130;
    }
    const sentence = lost[0] ?? `The rehearsal could not go on: ${error instanceof Error ? error.message : String(error)}`;
    process.stderr.write(`${[sentence, ...logged].join('\n')}\n`);
    return 1;
  }
}

/** One session with everybody in it. */
class Rehearsal {
  readonly #options: Options;
  readonly #own: OwnServer | null;
  readonly #signal: AbortSignal;
  readonly #chance: Chance;
  readonly #ledger = new Ledger();
  readonly #tally = new Tally();
  readonly #times = new PressTimes();
  readonly #phones: Phone[] = [];
  readonly #troubles: string[] = [];
  readonly #plan: readonly Step[];
  #organiser: Organiser | null = null;
  #kills: Kills | null = null;
  #phase = 'Opening';
  #endsAt: number;

  constructor(options: Options, own: OwnServer | null, signal: AbortSignal) {
    this.#options = options;
    this.#own = own;
    this.#signal = signal;
    this.#chance = chanceOf(options.seed);
    this.#plan = planOf(options.minutes);
    this.#endsAt = performance.now() + lengthOf(this.#plan);
  }

  async run(): Promise<Outcome> {
    const [began, lateness] = [performance.now(), new Lateness()];
    const screen = new Screen(() => this.#progress());
    screen.say(this.#announcement());
    screen.start();
    const collecting = setInterval(() => this.#times.collect(this.#lines), COLLECT_EVERY_MS);
    try {
      await this.#play(screen);
      await this.#gatherAgain();
      return await this.#judged((performance.now() - began) / 1_000, lateness.read());
    } catch (error) {
      if (error instanceof Stopped || this.#found.length === 0) throw error;
      // Why it does not go on is often among what was found before.
      throw new Error([error instanceof Error ? error.message : String(error), ...new Set(this.#found)].slice(0, 10).join('\n'));
    } finally {
      clearInterval(collecting);
      screen.close();
      await this.#kills?.close();
      await Promise.all([this.#organiser?.line.close(), ...this.#phones.map(phone => phone.close())]);
    }
  }

  async #play(screen: Screen): Promise<void> {
    const {people, kills} = this.#options;
    const [plan, own] = [this.#plan, this.#own];
    if (own && kills > 0) {
      this.#kills = new Kills(own, momentsIn(plan, kills, this.#chance.fork('kills')), error => this.#troubles.push(String(error)));
    }
    const site = this.#site;
    const key = this.#options.server?.organiserKey ?? own?.organiserKey ?? '';
    const patience = PATIENCE_MS + kills * PATIENCE_PER_KILL_MS;
    const [chance, times, signal, ledger, tally] = [this.#chance, this.#times, this.#signal, this.#ledger, this.#tally];
    const organiser = await Organiser.open({site, key, chance: chance.fork('organiser'), times, signal, patience});
    this.#organiser = organiser;
    const {joinKey} = organiser;
    for (let number = 1; number <= people; number++) {
      this.#phones.push(new Phone({number, site, joinKey, chance: chance.fork(`phone ${number}`), ledger, tally}));
    }
    await play(plan, {
      organiser,
      phones: this.#phones,
      ledger,
      chance: chance.fork('script'),
      signal,
      onStep: (step, place) => {
        this.#phase = step.label;
        this.#endsAt = performance.now() + lengthOf(plan.slice(place));
        this.#kills?.begin(place);
        if (place === 0) screen.say(`The session is open at ${site}.`);
      },
    });
  }

  /** Until the last kill is over and every phone holds the last frame. What does not come back is a trouble, not an end. */
  async #gatherAgain(): Promise<void> {
    this.#phase = 'Comparing';
    for (const phone of this.#phones) phone.rest();
    const until = performance.now() + GATHERED_AGAIN_MS;
    const isKillingOver = () => this.#kills?.isDone !== false;
    while (performance.now() < until && !(isKillingOver() && this.#areTogether())) await sleep(200, this.#signal);
    const away = this.#phones.filter(phone => phone.line?.connectedSince == null);
    if (away.length > 0) this.#troubles.push(`${away.length} phones did not come back: ${away.map(phone => phone.number).join(', ')}`);
    else if (!this.#areTogether()) this.#troubles.push('The phones did not all get to the same frame.');
  }

  #areTogether(): boolean {
    const places = this.#phones.map(({line}) => {
      const isThere = line?.connectedSince != null && line.player.record('session')?.phase === 'ended';
      return isThere ? `${line.player.lineage} ${line.player.n}` : null;
    });
    return places.every(place => place !== null && place === places[0]);
  }

  async #judged(seconds: number, own: OwnUsage): Promise<Outcome> {
    const organiser = this.#organiser;
    if (!organiser) throw new Stopped();
    const report = await organiser.notes();
    const verdict = judge(this.#ledger.notes(), report);
    const lines = this.#lines;
    const holdings = this.#phones.flatMap(({line, number}) => (line ? [{name: `phone ${number}`, records: line.player.records}] : []));
    const {people, kills, seed} = this.#options;
    // A phone whose joining broke off without an answer may have joined twice: it has no cookie to say who it is.
    const isOdd = report.devices < people || (kills === 0 && report.devices > people);
    return {
      people,
      seed,
      seconds,
      verdict,
      times: this.#times,
      tally: this.#tally,
      unsent: this.#phones.reduce((sum, phone) => sum + phone.unsent, 0),
      troubles: [
        ...this.#found,
        ...disagreements(holdings, {name: 'the console', records: organiser.player.records}, report),
        ...(isOdd ? [`${people} phones joined, and the notes say ${report.devices}`] : []),
      ],
      own,
      greetings: {
        whole: lines.reduce((sum, line) => sum + line.greetings.whole, 0),
        resumed: lines.reduce((sum, line) => sum + line.greetings.resumed, 0),
      },
      server: this.#own && {
        kills: this.#kills?.done ?? 0,
        starts: this.#own.starts,
        usage: this.#own.usage,
        logged: this.#own.logged,
      },
    };
  }

  /** What should not have happened, so far. */
  get #found(): readonly string[] {
    const ofPhone = ({number, troubles, line}: Phone) =>
      [...troubles, ...(line?.troubles ?? [])].map(trouble => `phone ${number}: ${trouble}`);
    return [
      ...this.#troubles,
      ...(this.#organiser?.line.troubles ?? []).map(trouble => `the console: ${trouble}`),
      ...this.#phones.flatMap(ofPhone),
    ];
  }

  get #lines(): readonly Line[] {
    return this.#phones.flatMap(({line}) => line ?? []);
  }

  get #site(): string {
    return this.#options.server?.site ?? this.#own?.site ?? '';
  }

  #announcement(): string {
    const {people, minutes, kills, seed} = this.#options;
    const killed = kills > 0 ? `, ${kills} kills` : '';
    return `Rehearsing with ${people} people for ${minutes} min${killed}, seed ${seed}.`;
  }

  #progress() {
    const notes = this.#organiser?.player.notes ?? [];
    return {
      phase: this.#phase,
      here: this.#organiser?.player.record('here')?.here ?? 0,
      people: this.#options.people,
      notes: {
        onPhones: this.#phones.reduce((sum, phone) => sum + phone.written, 0),
        acknowledged: this.#ledger.acknowledged,
        shown: notes.length,
      },
      kills: this.#kills && {done: this.#kills.done, planned: this.#kills.planned},
      secondsLeft: Math.max(0, Math.round((this.#endsAt - performance.now()) / 1_000)),
    };
  }
}
