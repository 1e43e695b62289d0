import {MANY_NOTES} from '../../../client/activities/notes/use-folds.ts';
import {recordIn} from '../../../client/live/records.ts';
import {actor, idOf, type Telling, tell} from '../../telling/telling.ts';
import {type OnPhone, onAPhone} from '../on-a-phone.tsx';
import type {PretendRoom} from '../pretend-room.ts';
import type {Scene, Stage} from '../scene.ts';
import {inKind, inThemes, withManyNotes} from '../stories.ts';

/** A list of notes, as one person reads it. */
const reading = (
  name: string,
  tellIt: () => Telling,
  act?: (stage: Stage, room: PretendRoom) => Promise<void>,
  on: OnPhone & Pick<Scene, 'isSmoke'> = {},
): Scene => {
  const {isSmoke = false, ...phone} = on;
  let room: PretendRoom | null = null;
  return {
    name: `phone/${name}`,
    isSmoke,
    show: () =>
      onAPhone(tellIt(), {
        ...phone,
        begun: begun => {
          room = begun;
        },
      }),
    ...(act && {act: stage => (room ? act(stage, room) : Promise.reject(new Error('there is no room')))}),
  };
};

const MANY = () => withManyNotes('react', 24);

/** Who leads has offered to come to the first theme. */
function offering(told: Telling): Telling {
  const [theme = ''] = told.session.voice.themes.keys();
  return tell(told, {type: 'theme.offer', theme, isOffered: true});
}

/** Somebody else takes a note out of its theme, and hides another one. */
async function othersGoOn({tell, live}: PretendRoom): Promise<void> {
  const note = recordIn(live.room.getState().records, `note:${idOf('many-0')}`);
  if (!note) throw new Error('there is no note');
  for (const command of [
    {type: 'note.move', note: note.id, from: note.theme, theme: null},
    {type: 'note.hide', note: idOf('many-1')},
  ] as const) {
    const answer = tell(command, actor('organiser'));
    if (!answer.ok) throw new Error(`refused: ${answer.code}`);
  }
}

export const READING: readonly Scene[] = [
  reading('react/many', MANY, undefined, {isSmoke: true}),
  reading('react/theme-closed', MANY, ({press}) => press('Before (12)')),
  reading('react/finding', MANY, ({press}) => press('Find a note')),
  reading('react/found', MANY, async ({press, type}) => {
    await press('Find a note');
    await type('Words in the note', 'person 2');
  }),
  reading('react/nothing-found', MANY, async ({press, type}) => {
    await press('Find a note');
    await type('Words in the note', 'nobody wrote this');
  }),
  reading('react/some-waiting', MANY, (_, room) => othersGoOn(room)),
  reading('react/updates-paused', MANY, ({press}) => press('Pause updates')),
  reading('react/updates-paused-and-waiting', MANY, async ({press}, room) => {
    await press('Pause updates');
    await othersGoOn(room);
  }),
  reading('react/offline', MANY, undefined, {link: 'offline'}),
  reading('sort/offline', () => inThemes(inKind('sort')), undefined, {link: 'offline'}),
  reading('sort/offered', () => offering(inThemes(inKind('sort'))), undefined, {isSmoke: true}),
  reading('sort/very-many', () => withManyNotes('sort', MANY_NOTES + 2)),
];
