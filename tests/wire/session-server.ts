import {fileURLToPath} from 'node:url';
import type {Config} from '../../server/config.ts';
import {createLog} from '../../server/ops/log.ts';
import {systemTime, type TimeSource} from '../../server/rooms/clock.ts';
import {type RunningServer, startServer} from '../../server/server.ts';
import type {Store} from '../../server/store/contract.ts';
import {openMemoryStore} from '../../server/store/memory.ts';
import {plainActivity} from '../../shared/agenda/plan.ts';
import type {NewActivity} from '../../shared/agenda/protocol.ts';
import type {NewSession} from '../../shared/session/lifecycle.ts';
import type {Duty} from '../../shared/session/seats.ts';
import type {LinkAnswer} from '../../shared/wire/http.ts';
import type {SessionId} from '../../shared/wire/ids.ts';
import type {Audience} from '../../shared/wire/records.ts';
import {newNote, type OwnNote, postBox, withoutKey} from '../players/lane.ts';
import {Player, randomId} from '../players/player.ts';
import {answered, Visitor} from '../players/visitor.ts';
import {plan} from '../telling/telling.ts';

export const ORGANISER_KEY = 'a-key-for-tests-only-0123456789';

export const config: Config = {
  port: 0,
  host: '127.0.0.1',
  dataDir: '',
  publicUrl: null,
  logLevel: 'silent',
  retentionDays: 90,
  metricsToken: null,
  organiserKey: ORGANISER_KEY,
};

const ACTIVITIES: readonly NewActivity[] = [
  plainActivity({kind: 'read', title: 'Welcome', prompt: 'You can step out of any part.', minutes: 5}),
  plainActivity({
    kind: 'write',
    title: 'What matters',
    prompt: 'What matters to you?',
    minutes: 10,
    script: 'Take your time with this one.',
  }),
  plainActivity({kind: 'write', title: 'What first', prompt: 'What should change first?', minutes: 10}),
];

/** How much faster time runs in these tests: a gathering of 8 seconds takes a fifth of one. */
export const QUICK = 40;

/** In front of a browser, whose own pauses stay as they are: a gathering takes two seconds, and ten minutes are not over before a test is. */
export const BRISK = 4;

/** All of the room's time is faster alike, so that nothing is skipped or shortened beside the rest. */
export const fasterBy = (times: number): TimeSource => ({
  wall: () => Date.now(),
  steady: () => performance.now() * times,
  after: (ms, run) => systemTime.after(ms / times, run),
});

/** The real server in this process, on a free port of loopback, with players around it. */
export class SessionServer {
  readonly store: Store;
  readonly server: RunningServer;
  readonly site: string;
  readonly #players: Player[] = [];

  private constructor(store: Store, server: RunningServer) {
    this.store = store;
    this.server = server;
    this.site = `http://127.0.0.1:${server.port}`;
  }

  static async start(
    store: Store = openMemoryStore(),
    settings: Partial<Config> = {},
    time: TimeSource = fasterBy(QUICK),
  ): Promise<SessionServer> {
    const server = await startServer({
      config: {...config, ...settings},
      store,
      organiserKey: ORGANISER_KEY,
      clientFolder: fileURLToPath(new URL('../../dist/client', import.meta.url)),
      log: createLog(settings.logLevel ?? config.logLevel),
      time,
    });
    return new SessionServer(store, server);
  }

  async organiser(): Promise<Visitor> {
    const visitor = new Visitor(this.site);
    await visitor.signIn(ORGANISER_KEY);
    return visitor;
  }

  /** A draft. */
  async create(by?: Visitor, activities = ACTIVITIES, more: Partial<NewSession> = {}): Promise<SessionId> {
    const organiser = by ?? (await this.organiser());
    const id = randomId();
    const response = await organiser.post('/live/sessions', {id, plan: plan(activities, more)});
    if (!response.ok) throw new Error(`creating was refused: ${await response.text()}`);
    return id;
  }

  async console(session: SessionId, by?: Visitor): Promise<Player> {
    return this.enter(by ?? (await this.organiser()), session, 'console');
  }

  /** A link to give away, made by whoever leads with this player. */
  async link(lead: Player, duty: Duty): Promise<LinkAnswer> {
    return answered<LinkAnswer>(await lead.visitor.post(`/live/sessions/${lead.session}/links`, {link: randomId(), duty}));
  }

  /** A browser that came in by a link of this duty, at a console, or at the stage when it is a screen. */
  async seat(lead: Player, duty: Duty, name = ''): Promise<Player> {
    const {key} = await this.link(lead, duty);
    const visitor = new Visitor(this.site);
    await visitor.sit(lead.session, key, name);
    return this.enter(visitor, lead.session, duty === 'screen' ? 'stage' : 'console');
  }

  async enter(visitor: Visitor, session: SessionId, as: Audience): Promise<Player> {
    const player = new Player(visitor, session, as);
    this.#players.push(player);
    await player.connect();
    return player;
  }

  /** Open, with a console in front of it. */
  async open(
    activities = ACTIVITIES,
  ): Promise<{readonly session: SessionId; readonly lead: Player; readonly code: string; readonly key: string}> {
    const organiser = await this.organiser();
    const session = await this.create(organiser, activities);
    const lead = await this.console(session, organiser);
    await lead.must({type: 'session.open'});
    const access = lead.record('access');
    return {session, lead, code: access?.code ?? '', key: access?.joinKey ?? ''};
  }

  async phone(key: string): Promise<Player> {
    const visitor = new Visitor(this.site);
    const session = await visitor.join({key});
    return this.enter(visitor, session, 'phone');
  }

  async phones(key: string, count: number): Promise<readonly Player[]> {
    return Promise.all(Array.from({length: count}, () => this.phone(key)));
  }

  /** In the first activity to write, with a console and these phones. */
  async inWriting(phones = 3) {
    const {session, lead, key} = await this.open();
    const people = await this.phones(key, phones);
    await next(lead);
    const activity = await next(lead);
    // Bearers come by a message of their own, which may come after the frame: for this activity, and for the next one to write in.
    const written = ACTIVITIES.filter(({kind}) => kind === 'write').length;
    await Promise.all(people.map(phone => phone.until('it has its bearers', () => phone.laneTickets.size === written)));
    const [ana, ben, cai] = people as [Player, Player, Player];
    return {session, lead, key, activity, people, ana, ben, cai};
  }

  async close(): Promise<void> {
    for (const player of this.#players) player.drop();
    await this.server.close();
  }
}

/** On to the next activity, as this console sees it. */
export async function next(lead: Player): Promise<string> {
  const from = lead.record('session')?.current ?? null;
  await lead.must({type: 'agenda.next', from});
  await lead.until('the next activity is open', () => lead.record('session')?.current !== from);
  return lead.record('session')?.current ?? '';
}

/** Brings one note over the lane; throws when it is refused. */
export async function write(phone: Player, activity: string, text: string, few: 'show' | 'hold' = 'hold'): Promise<OwnNote> {
  const note = newNote(text, few);
  const answer = await postNotes(phone, activity, [note]);
  if (!answer.ok) throw new Error(`a note was refused: ${answer.code}`);
  return note;
}

export async function postNotes(phone: Player, activity: string, notes: readonly OwnNote[]) {
  await phone.until('the phone has a bearer', () => phone.laneTickets.has(activity));
  const bearer = phone.laneTickets.get(activity)?.write ?? '';
  return postBox(phone.visitor.site, activity, {holds: 'notes', session: phone.session, bearer, notes: notes.map(withoutKey), gone: []});
}

/** Show, and until its gathering is over. */
export async function show(lead: Player, activity: string): Promise<void> {
  await lead.must({type: 'notes.show', activity});
  await lead.until('the gathering has begun', () => lead.record(`activity:${activity}`)?.gathering !== null);
  await lead.until('the gathering is over', () => lead.record(`activity:${activity}`)?.gathering === null);
}
