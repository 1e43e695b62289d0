import type {LinkStatus} from '../../../client/board/link.ts';
import {ParticipantBoard} from '../../../client/board/participant-board.tsx';
import {DocumentContext} from '../../../client/board/use-link.ts';
import {LiveContext} from '../../../client/live/use-room.ts';
import {Text} from '../../../client/locales/phone-notes.ts';
import type {BoardValue} from '../../../shared/board/values.ts';
import {idOf, type Telling, tell} from '../../telling/telling.ts';
import {type PretendBoard, pretendBoard} from '../pretend-board.ts';
import {pretendRoom} from '../pretend-room.ts';
import {allOf, type Complete, type Scene, type Stage} from '../scene.ts';
import {inKind, inThemes, led, lobby, withManyNotes, withOddNotes} from '../stories.ts';
import {desk} from './console.tsx';

const sorting = () => inThemes(inKind('sort', led(lobby())));

/** Whose notes they are. */
const sourceOf = ({session}: Telling) => [...session.voice.writings].find(([, {notes}]) => notes.length > 0)?.[0] ?? '';
const noteIds = ({session}: Telling) => [...session.voice.notes.keys()];
/** Two are placed by hand and connected, and there is a heading. */
function placed(told: Telling): readonly BoardValue[] {
  const {session} = told;
  const [one = '', other = ''] = noteIds(told);
  return [
    {note: one, theme: session.voice.notes.get(one)?.theme ?? null, at: [40, 260]},
    {note: one, to: other},
    {activity: sourceOf(told), heading: 'What comes next', at: [0, -90]},
  ];
}

const open = (stage: Stage) => stage.press('Canvas');
const openAnd =
  (...names: readonly string[]) =>
  async (stage: Stage) => {
    await open(stage);
    for (const name of names) await stage.press(name);
  };
/** At a note of which was said how people had reacted to it, and which is chosen for more than one. */
const chooseFirst = async (stage: Stage) => {
  await openAnd('From the start')(stage);
  document.querySelector<HTMLElement>('[data-plane] [data-note]')?.focus();
  await stage.press('Choose');
};
const board = (name: string, more: PretendBoard = {}, at: Parameters<typeof desk>[2] = {}, tellIt: () => Telling = sorting): Scene =>
  desk(`board/${name}`, tellIt, {by: 'sam', act: open, board: told => ({values: placed(told), ...more}), ...at});

const LOST = ['What comes after that', 'ماذا بعد؟'].map(heading => ({activity: idOf('write'), heading, at: [0, 0] as const}));

/** Every way in which a board can stand with the server. */
const STANDING: Complete<LinkStatus> = {
  connecting: [board('connecting', {values: [], state: {status: 'connecting', mayWrite: false}})],
  saved: [
    {...board('saved'), isSmoke: true},
    board('odd', {values: []}, {}, () => withOddNotes('sort')),
    board('many', {values: []}, {}, () => withManyNotes('sort', 302)),
  ],
  saving: [board('saving', {state: {status: 'saving', isUnsaved: true}})],
  offline: [
    board('offline', {state: {status: 'offline', isUnsaved: true}}),
    board('away', {state: {status: 'offline', isUnsaved: true}}, {link: 'offline'}),
  ],
  'read-only': [board('read-only', {state: {status: 'read-only', mayWrite: false}}, {by: 'olu'})],
  ended: [board('ended', {state: {status: 'ended', refused: 'open-elsewhere'}})],
};

const nothing = (): void => undefined;

/** What a participant at a desk has in the place of the list: their page draws it with a renderer of its own. */
const participant = (name: string, tellIt: () => Telling): Scene => ({
  name: `console/board/${name}`,
  show: async () => {
    const told = tellIt();
    const {live} = pretendRoom(told, {as: 'phone', name: 'ana'});
    document.title = 'Sort';
    return (
      <LiveContext value={live}>
        <DocumentContext value={pretendBoard({values: placed(told), state: {status: 'read-only', mayWrite: false}})}>
          <main>
            <h1>Sort</h1>
            <h2>
              <Text id="notes.count" values={{count: 6}} />
            </h2>
            <ParticipantBoard source={sourceOf(told)} onList={nothing} answered={null} onAnswered={nothing} />
          </main>
        </DocumentContext>
      </LiveContext>
    );
  },
});

export const BOARD: readonly Scene[] = [
  ...allOf(STANDING),
  board('note-chosen', {}, {act: chooseFirst}),
  participant('participant', sorting),
  participant('participant-locked', () => tell(sorting(), {type: 'board.lock'})),
  board('lost', {lost: LOST}),
  board('heading-add', {}, {act: openAnd('Add a heading')}),
  board('heading-wrong', {}, {act: openAnd('Add a heading', 'Add')}),
];
