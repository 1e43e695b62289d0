import type {Context} from '../session/actor.ts';
import type {Event} from '../session/protocol.ts';
import {ok, type Result, refuse} from '../session/result.ts';
import type {Session} from '../session/state.ts';
import type {NoteId} from '../wire/ids.ts';
import type {StageRecord} from '../wire/records.ts';
import type {StageCommand, StageView} from './protocol.ts';

/** What the big screen shows. */
export interface Stage {
  readonly view: StageView;
  readonly note: NoteId | null;
  readonly isBlank: boolean;
}

export const noStage: Stage = {view: 'activity', note: null, isBlank: false};

export function evolveStage(stage: Stage, event: Event): Stage {
  switch (event.type) {
    case 'stage.shown':
      // To choose something is to want it seen.
      return {view: event.view, note: event.note, isBlank: false};
    case 'stage.blanked':
      return {...stage, isBlank: event.isBlank};
    case 'activity.opened':
      // What was on the screen belonged to what was on before. A blank screen stays blank until somebody wants otherwise.
      return stage.view === 'activity' ? stage : {...stage, view: 'activity', note: null};
    default:
      return stage;
  }
}

export function decideStage({stage, voice}: Session, command: StageCommand, {now}: Context): Result {
  switch (command.type) {
    case 'stage.show': {
      const {view} = command;
      const note = view === 'note' ? command.note : null;
      if (view === 'note') {
        const wanted = note === null ? undefined : voice.notes.get(note);
        if (!wanted || wanted.isHidden) return refuse('unknown-id');
      }
      const isThere = stage.view === view && stage.note === note && !stage.isBlank;
      return isThere ? ok([]) : ok([{type: 'stage.shown', at: now, view, note}]);
    }
    case 'stage.blank':
      return stage.isBlank === command.isBlank ? ok([]) : ok([{type: 'stage.blanked', at: now, isBlank: command.isBlank}]);
  }
}

export const stageRecord = ({stage}: Session): StageRecord => ({kind: 'stage', ...stage});
