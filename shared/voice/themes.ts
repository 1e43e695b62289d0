import type {Actor, Context} from '../session/actor.ts';
import type {Command} from '../session/protocol.ts';
import {ok, type Result, refuse} from '../session/result.ts';
import type {Session} from '../session/state.ts';
import type {ActivityId} from '../wire/ids.ts';
import {MAX_THEMES} from '../wire/limits.ts';
import type {VoiceCommand} from './protocol.ts';

/** Events on what nobody signed carry no actor: who moved a note or named a theme stands nowhere. */
export function decideThemes(
  session: Session,
  command: VoiceCommand & {type: 'note.move' | `theme.${string}` | `board.${string}`},
  context: Context,
): Result {
  const {voice} = session;
  const {now, newId, actor} = context;
  switch (command.type) {
    case 'note.move': {
      const note = voice.notes.get(command.note);
      if (!note || (note.isHidden && actor.role === 'participant')) return refuse('unknown-id');
      if (!maySort(session, actor, note.activity)) return refuse('activity-closed');
      if (note.theme === command.theme) return ok([]);
      if (note.theme !== command.from) return refuse('moved-on');
      if (command.theme !== null && voice.themes.get(command.theme)?.activity !== note.activity) return refuse('unknown-id');
      return ok([{type: 'note.moved', at: now, note: note.id, theme: command.theme}]);
    }
    case 'theme.add': {
      const writing = voice.writings.get(command.activity);
      if (!writing) return refuse('unknown-id');
      if (!maySort(session, actor, command.activity)) return refuse('activity-closed');
      const known = voice.themes.get(command.theme);
      if (known) return known.activity === command.activity ? ok([]) : refuse('unknown-id');
      if (writing.themes.length >= MAX_THEMES) return refuse('themes-full');
      const title = newId();
      return ok([{type: 'theme.added', at: now, activity: command.activity, theme: command.theme, title}], {
        contents: {put: new Map([[title, command.title]])},
      });
    }
    case 'theme.rename': {
      const theme = voice.themes.get(command.theme);
      if (!theme) return refuse('unknown-id');
      const title = newId();
      return ok([{type: 'theme.renamed', at: now, theme: theme.id, title}], {
        contents: {put: new Map([[title, command.title]]), delete: [theme.title]},
      });
    }
    case 'theme.remove': {
      const theme = voice.themes.get(command.theme);
      if (!theme) return ok([]);
      return ok([{type: 'theme.removed', at: now, activity: theme.activity, theme: theme.id}], {contents: {delete: [theme.title]}});
    }
    case 'board.lock':
      return voice.isLocked ? ok([]) : ok([{type: 'board.locked', at: now}]);
    case 'board.unlock':
      return voice.isLocked ? ok([{type: 'board.unlocked', at: now}]) : ok([]);
    case 'theme.offer': {
      if (!voice.themes.has(command.theme)) return refuse('unknown-id');
      const isOffered = voice.offered === command.theme;
      return isOffered === command.isOffered
        ? ok([])
        : ok([{type: 'theme.offered', at: now, theme: command.isOffered ? command.theme : null}]);
    }
  }
}

/**
 * What people do with what nobody signed. Beside an event without an actor, a row that says whose command it was would name them; sent
 * twice after a restart, it finds done what it asks for.
 */
export const isUnsigned = ({type}: Pick<Command, 'type'>, {role}: Actor): boolean =>
  role === 'participant' && (type === 'note.move' || type === 'theme.add');

/** Those who lead may sort when they like; participants while the group sorts these notes. */
function maySort({agenda}: Session, {role}: Actor, source: ActivityId): boolean {
  if (role !== 'participant') return true;
  const current = agenda.current === null ? undefined : agenda.activities.get(agenda.current);
  return current?.kind === 'sort' && current.source === source;
}
