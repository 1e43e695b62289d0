import {plainActivity} from '../../../shared/agenda/plan.ts';
import type {ActivityId, NoteId, SessionId} from '../../../shared/wire/ids.ts';
import {newNote, type OwnNote} from '../../players/lane.ts';
import {LinkedPage} from '../../players/linked-page.ts';
import type {Player} from '../../players/player.ts';
import type {Chance} from '../../rehearsal/chance.ts';
import {next, postNotes, show} from '../session-server.ts';
import {Console} from './console.ts';
import {House} from './house.ts';
import {Moves} from './moves.ts';
import {Phone} from './phone.ts';
import type {Seat} from './seat.ts';

const NOTES_EACH = 8;
const NOTES_IN_BOX = 4;
const THEMES = ['Home', 'Work', 'Street', 'School'];

/** Two consoles and three phones in a session whose notes were shown and are sorted now. */
export class Hour {
  readonly house: House;
  readonly moves = new Moves();
  readonly #chance: Chance;
  session: SessionId = '';
  /** Whose notes are sorted, and in which activity. */
  writing: ActivityId = '';
  sorting: ActivityId = '';
  lead!: Console;
  helper!: Console;
  consoles: readonly Console[] = [];
  phones: readonly Phone[] = [];
  /** Notes that were taken back. */
  readonly gone = new Set<NoteId>();
  readonly #fresh: LinkedPage[] = [];

  constructor(chance: Chance) {
    this.#chance = chance;
    this.house = new House(chance.fork('disk'));
  }

  get seats(): readonly Seat[] {
    return [...this.consoles, ...this.phones].map(({seat}) => seat);
  }

  async begin(): Promise<void> {
    const {time} = this.house;
    await this.house.start();
    const {server} = this.house;
    const {session, lead, key} = await server.open([
      plainActivity({kind: 'write', title: 'What matters', prompt: 'What matters to you?', minutes: 10, themes: THEMES}),
      plainActivity({kind: 'sort', title: 'What belongs together', minutes: 60, source: 0}),
    ]);
    this.session = session;
    const helper = await server.seat(lead, 'support');
    const people = await server.phones(key, 3);
    this.writing = await next(lead);
    const written = await Promise.all(people.map(player => this.#write(player)));
    await time.during('the notes are shown', show(lead, this.writing));
    this.sorting = await time.during('they are sorted', next(lead));
    for (const player of [lead, helper, ...people]) {
      await player.until('it is there', () => player.record('session')?.current === this.sorting);
    }
    for (const {id, theme} of lead.notes) this.moves.begin(id, theme);
    this.lead = new Console(lead, this.writing, this.moves, this.house.stored);
    this.helper = new Console(helper, this.writing, this.moves, this.house.stored);
    this.consoles = [this.lead, this.helper];
    this.phones = people.map((player, at) => new Phone(player, this.writing, written[at] ?? [], this.moves));
  }

  async takeBack(phone: Phone): Promise<void> {
    const note = await phone.takeBack();
    if (note !== null) this.gone.add(note);
  }

  /** Everybody is back, and all that they asked for has come to its end. */
  async settle(): Promise<void> {
    const {time} = this.house;
    for (const seat of this.seats) await seat.comeBack();
    for (const phone of this.phones.filter(({isTakingBack}) => isTakingBack)) {
      await time.until('it is taken back', async () => {
        await this.takeBack(phone);
        return !phone.isTakingBack;
      });
    }
    for (const at of this.consoles) at.mend();
    for (const {page} of this.consoles) if (page.status === 'offline') page.wake();
    await time.until('all is answered', () => this.seats.every(({open}) => open === 0));
    await time.until('all is saved', () => this.consoles.every(({page}) => page.status === 'saved'));
    await time.until('notes that were taken back have gone', () =>
      this.consoles.every(({notes}) => notes.every(({id}) => !this.gone.has(id))),
    );
    await time.until('nothing about them is kept', async () => {
      const kept = await this.house.kept(this.session);
      return [...this.gone].every(note => !kept.includes(note));
    });
    await this.#hearTheLast();
  }

  /** One more browser for the same person. */
  async freshPage(): Promise<LinkedPage> {
    const page = new LinkedPage(this.lead.seat.player.visitor, this.session);
    this.#fresh.push(page);
    await this.house.time.until('a fresh page is there', () => page.status === 'saved');
    return page;
  }

  freshPlayer(): Promise<Player> {
    return this.house.server.enter(this.lead.seat.player.visitor, this.session, 'console');
  }

  async close(): Promise<void> {
    for (const page of this.#fresh) page.link.close();
    for (const one of this.consoles) one.close();
    for (const {player} of this.seats) player.drop();
    await this.house.close();
  }

  async #write(player: Player): Promise<readonly OwnNote[]> {
    const asks = player.record(`activity:${this.writing}`)?.writing?.asks ?? [];
    const notes = Array.from({length: NOTES_EACH}, (_, at) => newNote(`Note ${at}`, 'show', this.#chance.pick([...asks, null]) ?? null));
    for (let from = 0; from < notes.length; from += NOTES_IN_BOX) {
      const answer = await postNotes(player, this.writing, notes.slice(from, from + NOTES_IN_BOX));
      if (!answer.ok) throw new Error(`notes were refused: ${answer.code}`);
    }
    return notes;
  }

  /** What comes after this came after all. */
  async #hearTheLast(): Promise<void> {
    const {time} = this.house;
    const text = 'The hour is over.';
    // Who was too quick in the end waits until the server listens again.
    await time.until('the lead may speak', () => !this.lead.seat.isHurried);
    const answer = await this.lead.seat.send({type: 'prompt.set', activity: this.sorting, text});
    if (!answer.ok) throw new Error(`the last command was refused: ${answer.code}`);
    const players = this.seats.map(({player}) => player);
    await time.until('everybody has heard it', () => players.every(player => player.record(`activity:${this.sorting}`)?.prompt === text));
    const marks = this.consoles.map(({acts}) => acts.addHeading(text, [0, 0]));
    await time.until('every board has heard it', () => this.consoles.every(({page: {map}}) => marks.every(mark => map.has(mark))));
    await time.until('all is saved', () => this.consoles.every(({page}) => page.status === 'saved'));
    for (const at of this.consoles) at.look();
  }
}
