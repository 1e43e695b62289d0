import type {LinkStatus} from '../../../client/board/link.ts';
import type {BoardValue} from '../../../shared/board/values.ts';
import {idOf, type Telling} from '../../telling/telling.ts';
import type {PretendBoard} from '../pretend-board.ts';
import {allOf, type Complete, type Scene, type Stage} from '../scene.ts';
import {inKind, inThemes, led, lobby, withManyNotes, withOddNotes} from '../stories.ts';
import {desk} from './console.tsx';

const sorting = () => inThemes(inKind('sort', led(lobby())));

const noteIds = ({session}: Telling) => [...session.voice.notes.keys()];
/** Two are placed by hand and connected, and there is a heading. */
function placed(told: Telling): readonly BoardValue[] {
  const {session} = told;
  const [one = '', other = ''] = noteIds(told);
  const [writing] = session.voice.writings.keys();
  return [
    {note: one, theme: session.voice.notes.get(one)?.theme ?? null, at: [40, 260]},
    {note: one, to: other},
    {activity: writing ?? '', heading: 'What comes next', at: [0, -90]},
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
  desk(`board/${name}`, tellIt, {by: 'sam', act: open, board: {values: placed(tellIt()), ...more}, ...at});

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

export const BOARD: readonly Scene[] = [
  ...allOf(STANDING),
  board('note-chosen', {}, {act: chooseFirst}),
  board('lost', {lost: LOST}),
  board('heading-add', {}, {act: openAnd('Add a heading')}),
  board('heading-wrong', {}, {act: openAnd('Add a heading', 'Add')}),
];
