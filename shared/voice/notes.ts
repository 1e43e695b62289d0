import type {Event} from '../session/protocol.ts';
import type {ActivityId, Millis, NoteId} from '../wire/ids.ts';
import type {NoteBands} from './protocol.ts';

/** A note that everyone may read. Its words are contents under the same id; who wrote it stands nowhere. */
export interface Note {
  readonly id: NoteId;
  readonly activity: ActivityId;
  readonly isHidden: boolean;
}

/** The voices of one activity. Before `shown` nobody is told a note, or how many there are. */
export interface Writing {
  readonly activity: ActivityId;
  readonly at: 'writing' | 'shown';
  /** When what is still on the phones has been gathered; null while nothing is being gathered. */
  readonly gathering: Millis | null;
  /** Too few people wrote: what could be guessed is kept back. */
  readonly isHeld: boolean;
  /** Every note released, one release after the other, each in ascending id. Reactions point into this list, so ids stay when notes go. */
  readonly notes: readonly NoteId[];
  /** How people reacted, once counted; null before that, and when too few did. */
  readonly reactions: readonly NoteBands[] | null;
}

export interface Voice {
  readonly writings: ReadonlyMap<ActivityId, Writing>;
  readonly notes: ReadonlyMap<NoteId, Note>;
}

export const noVoice: Voice = {writings: new Map(), notes: new Map()};

/** Every note ever released, also those that have gone since: none of them comes a second time. */
export const releasedIn = ({writings}: Voice): ReadonlySet<NoteId> => new Set([...writings.values()].flatMap(writing => writing.notes));

export function evolveVoice(voice: Voice, event: Event): Voice {
  switch (event.type) {
    case 'session.created': {
      const writings = event.activities.filter(activity => activity.kind === 'write').map(({id}) => [id, newWriting(id)] as const);
      return {...voice, writings: new Map(writings)};
    }
    case 'activity.closed':
      return withWriting(voice, event.activity, writing => ({...writing, gathering: event.gatherUntil}));
    case 'notes.gathering':
      return withWriting(voice, event.activity, writing => ({...writing, gathering: event.until}));
    case 'notes.released': {
      const notes = new Map(voice.notes);
      for (const id of event.notes) notes.set(id, {id, activity: event.activity, isHidden: false});
      return {
        ...withWriting(voice, event.activity, writing => ({
          ...writing,
          // Nobody sees an empty wall as "shown": writing goes on until there is something to show.
          at: event.notes.length > 0 ? 'shown' : writing.at,
          gathering: null,
          isHeld: event.held,
          notes: [...writing.notes, ...event.notes],
        })),
        notes,
      };
    }
    case 'note.hidden':
    case 'note.unhidden': {
      const note = voice.notes.get(event.note);
      return note ? {...voice, notes: new Map(voice.notes).set(note.id, {...note, isHidden: event.type === 'note.hidden'})} : voice;
    }
    case 'notes.gone': {
      const notes = new Map(voice.notes);
      for (const id of event.notes) notes.delete(id);
      return {...voice, notes};
    }
    case 'reactions.counted':
      return withWriting(voice, event.activity, writing => ({...writing, reactions: event.reactions}));
    default:
      return voice;
  }
}

const newWriting = (activity: ActivityId): Writing => ({
  activity,
  at: 'writing',
  gathering: null,
  isHeld: false,
  notes: [],
  reactions: null,
});

function withWriting(voice: Voice, activity: ActivityId, change: (writing: Writing) => Writing): Voice {
  const writing = voice.writings.get(activity);
  return writing ? {...voice, writings: new Map(voice.writings).set(activity, change(writing))} : voice;
}
