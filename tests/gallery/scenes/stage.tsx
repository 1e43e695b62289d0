import {LiveContext} from '../../../client/live/use-room.ts';
import {AddressContext} from '../../../client/stage/address.ts';
import {Stage} from '../../../client/stage/stage.tsx';
import type {View} from '../../../client/stage/views.ts';
import type {StageView} from '../../../shared/stage/protocol.ts';
import {actor, idOf, type Telling, tell} from '../../telling/telling.ts';
import {type Circumstances, pretendRoom} from '../pretend-room.ts';
import type {Complete, Scene} from '../scene.ts';
import {draft, ended, inKind, lobby, resting, withResult} from '../stories.ts';

const screen = (name: string, tellIt: () => Telling, circumstances: Circumstances = {}): Scene => ({
  name: `stage/${name}`,
  show: async () => {
    const {live} = pretendRoom(tellIt(), {as: 'stage', name: null}, circumstances);
    return (
      <LiveContext value={live}>
        <AddressContext value={Promise.resolve('https://workshop.example')}>
          <Stage />
        </AddressContext>
      </LiveContext>
    );
  },
});

const showing = (told: Telling, view: StageView, note: string | null = null): Telling =>
  tell(told, {type: 'stage.show', view, note: note === null ? null : idOf(note)});

const talking = (): Telling => {
  const up = ['ana', 'ben', 'cai', 'dee'].reduce(
    (told, name) => tell(told, {type: 'hand.raise', hand: idOf(`hand of ${name}`)}, actor('participant', name)),
    inKind('talk'),
  );
  return tell(up, {type: 'turn.give', hand: idOf('hand of ana'), turn: null});
};

/** One for every view that the big screen can decide on; more are added beside them. */
export const STAGE: Complete<View['at']> = {
  blank: [screen('blank', () => tell(inKind('write'), {type: 'stage.blank', isBlank: true}))],
  paused: [screen('paused', () => resting(inKind('write')))],
  waiting: [screen('waiting', draft)],
  join: [{...screen('join', () => lobby()), isSmoke: true}],
  prompt: [screen('prompt', () => inKind('write')), screen('prompt/offline', () => inKind('write'), {link: 'offline'})],
  notes: [{...screen('notes', () => withResult(inKind('write'))), isSmoke: true}],
  note: [screen('note', () => showing(withResult(inKind('write')), 'note', 'n1'))],
  themes: [screen('themes', () => inKind('sort'))],
  results: [screen('results/dots', () => withResult(inKind('dots'))), screen('results/choice', () => withResult(inKind('choice')))],
  speaker: [screen('speaker', talking)],
  agenda: [screen('agenda', () => showing(inKind('react'), 'agenda'))],
  break: [screen('break', () => inKind('break'))],
  agreement: [screen('agreement', () => inKind('agreement'))],
  thanks: [screen('thanks', () => ended(withResult(inKind('write'))))],
  'none-yet': [screen('none-yet', () => showing(inKind('write'), 'results'))],
};
