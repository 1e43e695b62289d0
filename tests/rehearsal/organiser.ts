import {plainActivity} from '../../shared/agenda/plan.ts';
import type {Report} from '../../shared/report/model.ts';
import type {NewSession} from '../../shared/session/lifecycle.ts';
import type {ClientCommand} from '../../shared/session/protocol.ts';
import type {ActivityId, SessionId} from '../../shared/wire/ids.ts';
import type {Answer, Frame} from '../../shared/wire/live.ts';
import {Player, randomId} from '../players/player.ts';
import {answered, Visitor} from '../players/visitor.ts';
import type {Chance} from './chance.ts';
import {Line} from './line.ts';
import type {PressTimes} from './press-times.ts';
import {sleep, unlessStopped} from './waiting.ts';

const PLAN: NewSession = {
  title: 'Rehearsal',
  startsAt: null,
  endsBy: null,
  contentNote: '',
  support: '',
  whatNext: '',
  agreement: [],
  activities: [
    plainActivity({kind: 'read', title: 'Welcome', prompt: 'You can step out of any part.', minutes: 5}),
    plainActivity({kind: 'write', title: 'What matters', prompt: 'What matters to you here?', minutes: 10}),
    plainActivity({kind: 'write', title: 'What first', prompt: 'What should change first?', minutes: 10}),
    plainActivity({kind: 'read', title: 'Close', prompt: 'Thank you for being here.', minutes: 5}),
  ],
};

/** A press, or a request, is tried again this often; between tries in milliseconds. */
const TRIES = 40;
const AGAIN_MS = 250;
const LOOK_MS = 10;
/** Refusals that ask for patience. */
const PASSING: ReadonlySet<string> = new Set(['not-saved', 'closing-down', 'too-many']);

export interface OrganiserDeps {
  readonly site: string;
  readonly key: string;
  readonly chance: Chance;
  readonly times: PressTimes;
  readonly signal: AbortSignal;
  /** How long something that the server does by itself may take, in milliseconds. */
  readonly patience: number;
}

/** The person who leads, in front of the console. */
export class Organiser {
  readonly line: Line;
  readonly session: SessionId;
  readonly #visitor: Visitor;
  readonly #deps: OrganiserDeps;

  private constructor(visitor: Visitor, session: SessionId, deps: OrganiserDeps) {
    this.#visitor = visitor;
    this.session = session;
    this.#deps = deps;
    this.line = new Line(new Player(visitor, session, 'console'), deps.chance.fork('console'));
  }

  /** Signs in, makes the session and opens it: people may join. */
  static async open(deps: OrganiserDeps): Promise<Organiser> {
    const visitor = new Visitor(deps.site);
    await visitor.signIn(deps.key);
    const id = randomId();
    await answered(await visitor.post('/live/sessions', {id, plan: PLAN}));
    const organiser = new Organiser(visitor, id, deps);
    organiser.line.start();
    await organiser.press('open', {type: 'session.open'}, ({put}) => put.session !== undefined);
    return organiser;
  }

  get player(): Player {
    return this.line.player;
  }

  get joinKey(): string {
    return this.player.record('access')?.joinKey ?? '';
  }

  until(what: string, holds: () => boolean): Promise<void> {
    return unlessStopped(this.player.until(what, holds, this.#deps.patience), this.#deps.signal);
  }

  /** On to the next activity; answers which one it is. */
  async next(): Promise<ActivityId> {
    const from = this.player.record('session')?.current ?? null;
    const current = () => this.player.record('session')?.current ?? from;
    await this.press('next', {type: 'agenda.next', from}, ({put}) => {
      const session = put.session;
      return session?.kind === 'session' && session.current !== from;
    });
    await this.until('the next activity is open', () => current() !== from);
    return current() ?? '';
  }

  async show(activity: ActivityId): Promise<void> {
    await this.press('show', {type: 'notes.show', activity}, ({put}) => {
      const record = put[`activity:${activity}`];
      return record?.kind === 'activity' && record.gathering !== null;
    });
  }

  /** Waits until what was gathered has been released, or kept back. */
  async gathered(activity: ActivityId): Promise<void> {
    const now = () => this.player.record(`activity:${activity}`);
    await this.until(
      'the gathering is over',
      () => now()?.gathering === null && (now()?.writing?.at === 'shown' || now()?.writing?.isHeld === true),
    );
  }

  /** Hides one note and shows it again. Nothing where there is none. */
  async hideAndUnhide(): Promise<void> {
    const note = this.#deps.chance.pick(this.player.notes)?.id;
    if (note === undefined) return;
    // Its author may take it back meanwhile.
    const mayBeGone = ['unknown-id'];
    await this.press('hide', {type: 'note.hide', note}, ({put}) => put[`note:${note}`] !== undefined, mayBeGone);
    await sleep(500, this.#deps.signal);
    await this.press('unhide', {type: 'note.unhide', note}, ({put}) => put[`note:${note}`] !== undefined, mayBeGone);
  }

  async end(): Promise<void> {
    await this.press('end', {type: 'session.end'}, ({put}) => {
      const session = put.session;
      return session?.kind === 'session' && session.phase !== 'live';
    });
  }

  /** Waits until the last notes are in and the session is over. */
  ended(): Promise<void> {
    return this.until('the session has ended', () => this.player.record('session')?.phase === 'ended');
  }

  async notes(): Promise<Report> {
    const {report} = await answered<{report: Report}>(await this.#visitor.fetch(`/live/sessions/${this.session}/notes.json`));
    return report;
  }

  /** Sends one command until it has been answered: after a break under the same id, so that it takes effect once. */
  async press(what: string, command: ClientCommand, isSeenIn: (frame: Frame) => boolean, tolerated: readonly string[] = []): Promise<void> {
    const id = randomId();
    for (let tries = 0; tries < TRIES; tries++) {
      await this.#connected();
      const at = performance.now();
      const answer = await unlessStopped(
        this.player.send(command, id).catch((): Answer | null => null),
        this.#deps.signal,
      );
      if (answer?.ok) return this.#deps.times.pressed({what, at, isSeenIn});
      if (answer && tolerated.includes(answer.code)) return;
      if (answer && !PASSING.has(answer.code)) throw new Error(`${command.type} was refused: ${answer.code}`);
      await sleep(AGAIN_MS, this.#deps.signal);
    }
    throw new Error(`${command.type} was never answered.`);
  }

  async #connected(): Promise<void> {
    const {patience, signal} = this.#deps;
    const until = performance.now() + patience;
    while (this.line.connectedSince === null) {
      if (performance.now() > until) throw new Error('The console found no server any more.');
      await sleep(LOOK_MS, signal);
    }
  }
}
