import {LiveContext} from '../../../client/live/use-room.ts';
import {AddressContext} from '../../../client/stage/address.ts';
import {NotIn} from '../../../client/stage/not-in.tsx';
import {pageTitle} from '../../../client/stage/page-title.ts';
import {useRunning} from '../../../client/stage/running.ts';
import {Stage} from '../../../client/stage/stage.tsx';
import type {View} from '../../../client/stage/views.ts';
import type {StageView} from '../../../shared/stage/protocol.ts';
import {MINUTE} from '../../../shared/wire/ids.ts';
import {idOf, joined, next, opened, type Telling, tell} from '../../telling/telling.ts';
import {type Circumstances, pretendRoom} from '../pretend-room.ts';
import type {Complete, Scene} from '../scene.ts';
import {
  draft,
  ended,
  fullAgenda,
  gathering,
  hands,
  inKind,
  inThemes,
  lobby,
  resting,
  speaking,
  withLeft,
  withOddNotes,
  withPrompt,
  withResult,
} from '../stories.ts';

/** What somebody at the computer has done before: by default they have started it, and gone. */
const STARTED: Partial<ReturnType<typeof useRunning.getState>> = {isStarted: true, isAwake: true, hasChime: true};

const screen = (name: string, tellIt: () => Telling, circumstances: Circumstances = {}, running = STARTED): Scene => ({
  name: `stage/${name}`,
  show: async () => {
    useRunning.setState(running);
    const {live} = pretendRoom(tellIt(), {as: 'stage', name: null}, circumstances);
    document.title = pageTitle(live.room.getState());
    return (
      <LiveContext value={live}>
        <AddressContext value={Promise.resolve('https://workshop.example')}>
          <Stage />
        </AddressContext>
      </LiveContext>
    );
  },
});

/** The pointer has moved: the buttons are in sight. */
const atComputer = (name: string, running: typeof STARTED): Scene => ({
  ...screen(name, () => withResult(inKind('write')), {}, running),
  act: async () => {
    document.dispatchEvent(new PointerEvent('pointermove'));
  },
});

const showing = (told: Telling, view: StageView, note: string | null = null): Telling =>
  tell(told, {type: 'stage.show', view, note: note === null ? null : idOf(note)});

const up = (...names: readonly string[]) => hands(inKind('talk'), ...names);

/** One for every view that the big screen can decide on, and what stands in the place of all of them. */
export const STAGE: Complete<View['at'] | 'before' | 'over'> = {
  before: [
    {...screen('before-start', () => inKind('write'), {}, {}), isSmoke: true},
    atComputer('at-the-computer', STARTED),
    atComputer('may-sleep', {...STARTED, isAwake: false, wasFullRefused: true, hasChime: false}),
    screen('opening', lobby, {isConnecting: true, link: 'blip'}),
    screen('opening-offline', lobby, {isConnecting: true, link: 'offline'}),
    {name: 'stage/wrong-link', show: async () => <NotIn why="wrong-link" />},
    {name: 'stage/no-answer', show: async () => <NotIn why="no-answer" />},
  ],
  over: [
    screen('over/no-session', lobby, {over: 'no-session', isConnecting: true}),
    screen('over/not-signed-in', lobby, {over: 'not-signed-in', isConnecting: true}),
    screen('over/reload', lobby, {over: 'reload'}),
  ],
  blank: [screen('blank', () => tell(inKind('write'), {type: 'stage.blank', isBlank: true}))],
  paused: [screen('paused', () => resting(inKind('write')))],
  waiting: [screen('waiting', draft), screen('waiting-without-time', () => draft({startsAt: null, title: '<b>غرفة</b> 🎉'}))],
  join: [{...screen('join', () => lobby()), isSmoke: true}, screen('join-locked', () => tell(lobby(), {type: 'access.lock'}))],
  prompt: [
    ...(['read', 'check-in', 'write', 'react', 'dots', 'choice', 'talk', 'close'] as const).map(kind =>
      screen(`prompt/${kind}`, () => inKind(kind)),
    ),
    screen('prompt/soon', () => withLeft(inKind('write'), 2 * MINUTE)),
    screen('prompt/over', () => withLeft(inKind('write'), -MINUTE)),
    screen('prompt/gathering', () => gathering(inKind('write'))),
    screen('prompt/reconnecting', () => inKind('write'), {link: 'reconnecting'}),
    screen('prompt/offline', () => inKind('write'), {link: 'offline'}),
    screen('prompt/none', () => withPrompt(inKind('write'), '')),
    screen('prompt/long', () => withPrompt(inKind('write'), 'A long question that goes on. '.repeat(20).trim())),
  ],
  notes: [
    {...screen('notes', () => withResult(inKind('write'))), isSmoke: true},
    screen('notes/in-themes', () => inThemes(withResult(inKind('write')))),
    screen('notes/held', () => withResult(inKind('write'), {isHeld: true})),
    screen('notes/odd', () => withOddNotes('write')),
    screen('notes/one-hidden', () => tell(withResult(inKind('write')), {type: 'note.hide', note: idOf('n1')})),
  ],
  note: [
    screen('note', () => showing(withResult(inKind('write')), 'note', 'n1')),
    screen('note/long', () => showing(withOddNotes('write'), 'note', 'n1')),
    screen('note/unbroken', () => showing(withOddNotes('write'), 'note', 'n5')),
    screen('note/right-to-left', () => showing(withOddNotes('write'), 'note', 'n4')),
  ],
  themes: [screen('themes', () => inKind('sort')), screen('themes/filled', () => inThemes(inKind('sort')))],
  results: [
    screen('results/dots', () => withResult(inKind('dots'))),
    screen('results/choice', () => withResult(inKind('choice'))),
    screen('results/check-in', () => withResult(inKind('check-in'))),
    screen('results/too-few', () => withResult(inKind('choice'), {isFew: true})),
  ],
  speaker: [
    screen('speaker', () => speaking(up('ana', 'ben', 'cai', 'dee'), 'ana')),
    screen('speaker/alone', () => speaking(up('ana'), 'ana')),
    screen('speaker/nobody', () => showing(up('ana', 'ben'), 'speaker')),
  ],
  agenda: [
    screen('agenda', () => showing(inKind('react'), 'agenda')),
    screen('agenda/full', () => showing(next(joined(opened(fullAgenda()), 'ana')), 'agenda')),
  ],
  break: [
    screen('break', () => inKind('break')),
    screen('break/over', () => withLeft(inKind('break'), -MINUTE)),
    screen('break/unplanned', () => showing(inKind('write'), 'break')),
  ],
  agreement: [screen('agreement', () => inKind('agreement')), screen('agreement/none', () => inKind('agreement', lobby({agreement: []})))],
  thanks: [
    screen('thanks', () => ended(withResult(inKind('write')))),
    screen('thanks/bare', () => ended(inKind('write', lobby({whatNext: ''})))),
  ],
  'none-yet': [
    screen('none-yet', () => showing(inKind('write'), 'results')),
    screen('none-yet/notes', () => showing(inKind('read'), 'notes')),
    screen('none-yet/themes', () => showing(inKind('read'), 'themes')),
  ],
};
