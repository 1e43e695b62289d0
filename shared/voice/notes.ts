import {WRITTEN} from '../agenda/protocol.ts';
import type {Event} from '../session/protocol.ts';
import type {ActivityId, ContentId, Millis, NoteId, ThemeId} from '../wire/ids.ts';
import type {NoteBands} from './protocol.ts';

/** A note that everyone may read. Its words are contents under the same id; who wrote it stands nowhere. */
export interface Note {
  readonly id: NoteId;
  readonly activity: ActivityId;
  readonly theme: ThemeId | null;
  readonly isHidden: boolean;
}

/** What notes of one activity are about. */
export interface Theme {
  readonly id: ThemeId;
  readonly activity: ActivityId;
  readonly title: ContentId;
}

/** The voices of one activity. Before `shown` nobody is told a note, or how many there are. */
export interface Writing {
  readonly activity: ActivityId;
  readonly at: 'writing' | 'shown';
  /** When the first notes were shown; null before that. */
  readonly shownAt: Millis | null;
  /** Too few people wrote: what could be guessed is kept back. */
  readonly isHeld: boolean;
  /** Every note released, one release after the other, each in ascending id. Reactions point into this list, so ids stay when notes go. */
  readonly notes: readonly NoteId[];
  /** In their order. */
  readonly themes: readonly ThemeId[];
  /** Those from the plan: what a note can be about while it is written. */
  readonly asks: readonly ThemeId[];
  /** How people reacted, once counted; null before that, and when too few did. */
  readonly reactions: readonly NoteBands[] | null;
}

export interface Voice {
  readonly writings: ReadonlyMap<ActivityId, Writing>;
  readonly notes: ReadonlyMap<NoteId, Note>;
  readonly themes: ReadonlyMap<ThemeId, Theme>;
  /** The theme that everybody is offered to go to, as long as what it was offered in is on; null: none. */
  readonly offered: ThemeId | null;
  /** Only those who lead may sort and arrange. */
  readonly isLocked: boolean;
}

export const noVoice: Voice = {writings: new Map(), notes: new Map(), themes: new Map(), offered: null, isLocked: false};

/** Every note ever released, also those that have gone since: none of them comes a second time. */
export const releasedIn = ({writings}: Voice): ReadonlySet<NoteId> => new Set([...writings.values()].flatMap(writing => writing.notes));

export function evolveVoice(voice: Voice, event: Event): Voice {
  switch (event.type) {
    case 'session.created':
      return created(voice, event);
    case 'activity.inserted': {
      const {id, kind} = event.activity;
      return WRITTEN.has(kind) ? {...voice, writings: new Map(voice.writings).set(id, newWriting(id, []))} : voice;
    }
    case 'notes.released': {
      const notes = new Map(voice.notes);
      for (const [place, id] of event.notes.entries()) {
        notes.set(id, {id, activity: event.activity, theme: event.themes[place] ?? null, isHidden: false});
      }
      return {
        ...withWriting(voice, event.activity, writing => ({
          ...writing,
          // Nobody sees an empty wall as "shown": writing goes on until there is something to show.
          at: event.notes.length > 0 ? 'shown' : writing.at,
          shownAt: event.notes.length > 0 ? (writing.shownAt ?? event.at) : writing.shownAt,
          isHeld: event.held,
          notes: [...writing.notes, ...event.notes],
        })),
        notes,
      };
    }
    case 'note.hidden':
    case 'note.unhidden':
      return withNote(voice, event.note, note => ({...note, isHidden: event.type === 'note.hidden'}));
    case 'note.moved':
      return withNote(voice, event.note, note => ({...note, theme: event.theme}));
    case 'notes.gone': {
      const notes = new Map(voice.notes);
      for (const id of event.notes) notes.delete(id);
      return {...voice, notes};
    }
    case 'theme.added': {
      const theme: Theme = {id: event.theme, activity: event.activity, title: event.title};
      return {
        ...withWriting(voice, event.activity, writing => ({...writing, themes: [...writing.themes, theme.id]})),
        themes: new Map(voice.themes).set(theme.id, theme),
      };
    }
    case 'theme.renamed': {
      const theme = voice.themes.get(event.theme);
      return theme ? {...voice, themes: new Map(voice.themes).set(theme.id, {...theme, title: event.title})} : voice;
    }
    case 'theme.removed':
      return withoutTheme(voice, event.theme);
    case 'board.locked':
    case 'board.unlocked':
      return {...voice, isLocked: event.type === 'board.locked'};
    case 'theme.offered':
      return {...voice, offered: event.theme};
    case 'activity.opened':
    case 'session.closing':
    case 'session.ended':
      return voice.offered === null ? voice : {...voice, offered: null};
    case 'reactions.counted':
      return withWriting(voice, event.activity, writing => ({...writing, reactions: event.reactions}));
    default:
      return voice;
  }
}

function created(voice: Voice, {activities}: Event & {type: 'session.created'}): Voice {
  const themes = new Map<ThemeId, Theme>();
  const writings = new Map<ActivityId, Writing>();
  for (const {id, kind, themes: own} of activities) {
    if (!WRITTEN.has(kind)) continue;
    for (const theme of own) themes.set(theme.id, {...theme, activity: id});
    writings.set(
      id,
      newWriting(
        id,
        own.map(theme => theme.id),
      ),
    );
  }
  // Themes to sort into belong where the notes are.
  for (const {kind, source, themes: own} of activities) {
    const writing = kind === 'sort' && source !== null ? writings.get(source) : undefined;
    if (!writing) continue;
    for (const theme of own) themes.set(theme.id, {...theme, activity: writing.activity});
    writings.set(writing.activity, {...writing, themes: [...writing.themes, ...own.map(theme => theme.id)]});
  }
  return {...voice, writings, themes};
}

const newWriting = (activity: ActivityId, asks: readonly ThemeId[]): Writing => ({
  activity,
  at: 'writing',
  shownAt: null,
  isHeld: false,
  notes: [],
  themes: asks,
  asks,
  reactions: null,
});

function withoutTheme(voice: Voice, id: ThemeId): Voice {
  const theme = voice.themes.get(id);
  if (!theme) return voice;
  const themes = new Map(voice.themes);
  themes.delete(id);
  const without = (list: readonly ThemeId[]) => list.filter(one => one !== id);
  return {
    ...withWriting(voice, theme.activity, writing => ({...writing, themes: without(writing.themes), asks: without(writing.asks)})),
    themes,
    offered: voice.offered === id ? null : voice.offered,
    notes: new Map([...voice.notes].map(([key, note]) => [key, note.theme === id ? {...note, theme: null} : note])),
  };
}

function withNote(voice: Voice, id: NoteId, change: (note: Note) => Note): Voice {
  const note = voice.notes.get(id);
  return note ? {...voice, notes: new Map(voice.notes).set(id, change(note))} : voice;
}

function withWriting(voice: Voice, activity: ActivityId, change: (writing: Writing) => Writing): Voice {
  const writing = voice.writings.get(activity);
  return writing ? {...voice, writings: new Map(voice.writings).set(activity, change(writing))} : voice;
}
