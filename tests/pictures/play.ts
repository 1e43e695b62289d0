import {newNote, postBox, withoutKey} from '../players/lane.ts';
import {Player, randomId} from '../players/player.ts';
import {Visitor} from '../players/visitor.ts';
import {others, plan, WRITING, type Written} from './told-session.ts';

/** A session that is played up to the moment of the picture, but for the one phone that somebody looks at. */
export class Play {
  readonly #site: string;
  readonly #lead: Player;
  readonly #people: Player[] = [];

  private constructor(site: string, lead: Player) {
    this.#site = site;
    this.#lead = lead;
  }

  /** Created and open for joining. */
  static async begin(site: string, organiserKey: string): Promise<Play> {
    const organiser = new Visitor(site);
    await organiser.signIn(organiserKey);
    const session = randomId();
    const answer = await organiser.post('/live/sessions', {id: session, plan});
    if (!answer.ok) throw new Error(`the session was refused: ${await answer.text()}`);
    const lead = new Player(organiser, session, 'console');
    await lead.connect();
    await lead.must({type: 'session.open'});
    return new Play(site, lead);
  }

  get session(): string {
    return this.#lead.session;
  }

  get joinKey(): string {
    return this.#lead.record('access')?.joinKey ?? '';
  }

  get activity(): string {
    return this.#lead.record('session')?.agenda[WRITING] ?? '';
  }

  /** Everyone but the one in the picture comes in. */
  async gather(): Promise<void> {
    for (const {name} of others) {
      const visitor = new Visitor(this.#site);
      const person = new Player(visitor, await visitor.join({key: this.joinKey}), 'phone');
      await person.connect();
      if (name !== '') await person.must({type: 'person.call', name});
      this.#people.push(person);
    }
  }

  /** On to the activity in which all write; the others do. */
  async write(): Promise<void> {
    for (let place = 0; place <= WRITING; place++) {
      const from = this.#lead.record('session')?.current ?? null;
      await this.#lead.must({type: 'agenda.next', from});
      await this.#lead.until('the next activity is open', () => this.#lead.record('session')?.current !== from);
    }
    const themes = this.#lead.record(`activity:${this.activity}`)?.writing?.asks ?? [];
    await Promise.all(this.#people.map((person, at) => this.#send(person, others[at]?.notes ?? [], themes)));
  }

  async #send(person: Player, written: readonly Written[], themes: readonly string[]): Promise<void> {
    await person.until('it may write', () => person.laneTickets.has(this.activity));
    const bearer = person.laneTickets.get(this.activity)?.write ?? '';
    const notes = written.map(([theme, text]) => withoutKey(newNote(text, 'hold', themes[theme] ?? null)));
    const answer = await postBox(this.#site, this.activity, {holds: 'notes', session: this.session, bearer, notes, gone: []});
    if (!answer.ok) throw new Error(`notes were refused: ${answer.code}`);
  }

  /** All notes are shown; a hand is up, and two people need something. */
  async show(notes: number): Promise<void> {
    await this.#lead.must({type: 'notes.show', activity: this.activity});
    await this.#lead.until('all notes are shown', () => this.#lead.notes.length === notes, GATHERING_MS);
    const [sam, noor, quiet] = this.#people;
    await this.#raise(noor, 'How names are called');
    await this.#raise(sam, 'The bus times');
    for (const person of [quiet, sam]) await person?.moment({type: 'signal.set', signal: 'slower', isOn: true});
  }

  async #raise(person: Player | undefined, topic: string): Promise<void> {
    const hand = randomId();
    await person?.must({type: 'hand.raise', hand});
    await person?.must({type: 'hand.say', hand, about: 'point', topic, words: ''});
  }

  end(): void {
    for (const player of [this.#lead, ...this.#people]) player.drop();
  }
}

/** A gathering takes 8 seconds; a busy machine some more. */
const GATHERING_MS = 30_000;
