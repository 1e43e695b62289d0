import {plainActivity} from '../../shared/agenda/plan.ts';
import {newNote, postBox, withoutKey} from '../players/lane.ts';
import {Player} from '../players/player.ts';
import {Visitor} from '../players/visitor.ts';
import type {OwnServer} from '../rehearsal/own-server.ts';
import {openSession} from './open-session.ts';

export const THEMES = ['Getting here', 'In the waiting room', 'Forms and letters'];
/** A box takes no more. */
const NOTES_EACH = 10;
/** A gathering takes 8 seconds; a busy machine some more. */
const GATHERING_MS = 60_000;

export interface Shown {
  readonly session: string;
  readonly key: string;
  /** Who leads, not connected any more. */
  readonly organiser: Visitor;
  readonly activity: string;
  readonly themes: readonly string[];
  readonly notes: readonly {readonly id: string; readonly theme: string | null}[];
}

interface ShowOptions {
  readonly themes?: readonly string[];
  /** Some notes are in no theme, and people are sorting them by now. */
  readonly isSorting?: boolean;
}

/** A session in which so many notes, a number that ten divides, have just been shown, in themes by turns. */
export async function showNotes(server: OwnServer, count: number, options: ShowOptions = {}): Promise<Shown> {
  const {themes: titles = THEMES, isSorting = false} = options;
  const {lead, key} = await openSession(server, [
    plainActivity({kind: 'write', title: 'What matters', prompt: 'What matters?', minutes: 10, themes: [...titles]}),
    ...(isSorting ? [plainActivity({kind: 'sort', title: 'Sort', prompt: 'What belongs together?', minutes: 10, source: 0})] : []),
  ]);
  const {session} = lead;
  await lead.must({type: 'agenda.next', from: null});
  await lead.until('writing is open', () => lead.record('session')?.current !== null);
  const activity = lead.record('session')?.current ?? '';
  const themes = lead.record(`activity:${activity}`)?.writing?.asks ?? [];
  const turns = isSorting ? [...themes, null] : themes;
  for (let person = 0; person < count / NOTES_EACH; person++) {
    const visitor = new Visitor(server.site);
    const phone = new Player(visitor, await visitor.join({key}), 'phone');
    await phone.connect();
    await phone.until('it may write', () => phone.laneTickets.has(activity));
    const bearer = phone.laneTickets.get(activity)?.write ?? '';
    const notes = Array.from({length: NOTES_EACH}, (_, place) =>
      withoutKey(
        newNote(
          `Note ${place} of person ${person}: the bus comes once an hour.`,
          'hold',
          turns[(person * NOTES_EACH + place) % turns.length] ?? null,
        ),
      ),
    );
    const answer = await postBox(server.site, activity, {holds: 'notes', session, bearer, notes, gone: []});
    if (!answer.ok) throw new Error(`notes were refused: ${answer.code}`);
    phone.drop();
  }
  await lead.must({type: 'notes.show', activity});
  await lead.until('all are shown', () => lead.notes.length === count, GATHERING_MS);
  if (isSorting) {
    await lead.must({type: 'agenda.next', from: activity});
    await lead.until('people sort', () => lead.record('session')?.current !== activity);
  }
  const {notes} = lead;
  lead.drop();
  return {session, key, organiser: lead.visitor, activity, themes, notes};
}
