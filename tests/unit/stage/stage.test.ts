import {describe, expect, test} from 'vitest';
import {recordFor} from '../../../shared/session/view.ts';
import {actor, attempt, idOf, next, note, shown, type Telling, tell, writing} from '../../telling/telling.ts';

const onStage = (told: Telling) => recordFor(told.session, told.contents, 'stage', 'stage');

describe('the big screen', () => {
  test('follows the agenda until something is chosen, and again when the agenda goes on', () => {
    const told = writing();
    expect(onStage(told)).toMatchObject({view: 'activity', isBlank: false});
    const chosen = tell(told, {type: 'stage.show', view: 'agenda', note: null});
    expect(onStage(chosen)).toMatchObject({view: 'agenda'});
    expect(onStage(next(chosen))).toMatchObject({view: 'activity'});
  });

  test('stays blank until somebody wants something seen', () => {
    const blank = tell(writing(), {type: 'stage.blank', isBlank: true});
    expect(onStage(next(blank))).toMatchObject({isBlank: true});
    expect(onStage(tell(blank, {type: 'stage.show', view: 'join', note: null}))).toMatchObject({isBlank: false, view: 'join'});
  });

  test('shows no note that is hidden, or was never shown', () => {
    const told = tell(shown(writing(), [note('ana'), note('ben')]), {type: 'note.hide', note: idOf('ana')});
    const show = (name: string) => attempt(told, {type: 'stage.show', view: 'note', note: idOf(name)}, actor('organiser')).result;
    expect(show('ana')).toMatchObject({ok: false, code: 'unknown-id'});
    expect(show('nobody')).toMatchObject({ok: false, code: 'unknown-id'});
    expect(show('ben')).toMatchObject({ok: true});
  });

  test('[R7] the stage gets no words of a hidden note, no script, no later prompt and no person', () => {
    const told = tell(shown(writing(), [note('ana'), note('ben')]), {type: 'note.hide', note: idOf('ana')});
    expect(recordFor(told.session, told.contents, 'stage', `note:${idOf('ana')}`)).toMatchObject({text: '', isHidden: true});
    expect(recordFor(told.session, told.contents, 'stage', `person:${idOf('ana')}`)).toBeNull();
    const last = told.session.agenda.order[2] ?? '';
    expect(recordFor(told.session, told.contents, 'stage', `activity:${last}`)).toMatchObject({prompt: null, script: null});
    expect(recordFor(told.session, told.contents, 'stage', 'access')).toMatchObject({code: '48291573'});
  });
});
