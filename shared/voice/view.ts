import type {Session} from '../session/state.ts';
import type {Contents} from '../session/view.ts';
import type {ActivityId, NoteId, ThemeId} from '../wire/ids.ts';
import {type Audience, isAtConsole, type NoteRecord, type ThemeRecord, type WritingRecord} from '../wire/records.ts';

export function writingRecord({voice}: Session, activity: ActivityId): WritingRecord | null {
  const writing = voice.writings.get(activity);
  if (!writing) return null;
  const {at, isHeld, notes, themes, asks, reactions} = writing;
  return {at, isHeld, areReactionsCounted: reactions !== null, notes, themes, asks};
}

export function noteRecord({voice}: Session, contents: Contents, audience: Audience, id: NoteId): NoteRecord | null {
  const note = voice.notes.get(id);
  const text = contents.get(id);
  // Without its words a note has gone, also when only the store knows it (a restored backup).
  if (!note || text === undefined) return null;
  const {activity, theme, isHidden} = note;
  const counted = voice.writings.get(activity)?.reactions?.find(one => one.note === id);
  if (isHidden && !isAtConsole(audience)) return {kind: 'note', id, activity, theme: null, text: '', isHidden, bands: null};
  return {kind: 'note', id, activity, theme, text, isHidden, bands: counted?.bands ?? null};
}

export function themeRecord({voice}: Session, contents: Contents, id: ThemeId): ThemeRecord | null {
  const theme = voice.themes.get(id);
  return theme ? {kind: 'theme', id, activity: theme.activity, title: contents.get(theme.title) ?? ''} : null;
}
