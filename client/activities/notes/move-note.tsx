import {useState} from 'react';
import type {ActivityId, NoteId, ThemeId} from '../../../shared/wire/ids.ts';
import {useAct} from '../../console/act.ts';
import {Answer} from '../../console/action-button.tsx';
import {announce} from '../../kit/announcer.ts';
import {Button} from '../../kit/button.tsx';
import {byArrows} from '../../kit/by-arrows.ts';
import {Popover} from '../../kit/popover.tsx';
import {Quoted, Words} from '../../kit/words.tsx';
import {newId} from '../../live/commands.ts';
import {recordIn} from '../../live/records.ts';
import {useLive, useRecord} from '../../live/use-room.ts';
import {Text, t} from '../../locales/console-faces.ts';
import type {MovingNote} from './console-note-actions.tsx';
import styles from './console-notes.module.css';
import {ThemeNameForm} from './theme-dialog.tsx';

interface MoveNoteProps {
  readonly activity: ActivityId;
  readonly themes: readonly ThemeId[];
  readonly moving: MovingNote | null;
  readonly onClose: () => void;
  readonly onMoved: (note: NoteId, theme: ThemeId | null, from: ThemeId | null) => void;
}

/** One for the whole list: a button for each theme, and a new one. */
export const MoveNote = ({moving, onClose, ...more}: MoveNoteProps) => (
  <Popover isOpen={moving !== null} title={<Text id="note.move-title" />} onClose={onClose} closeLabel={<Text id="note.stay" />}>
    {moving && <Places key={moving.note} moving={moving} {...more} />}
  </Popover>
);

function Places({activity, themes, moving, onMoved}: Omit<MoveNoteProps, 'moving' | 'onClose'> & {readonly moving: MovingNote}) {
  const {room} = useLive();
  const note = useRecord(`note:${moving.note}`);
  const moves = useAct('move');
  const adds = useAct('theme-add');
  // Where it was seen last: after somebody else was first, that is where it is now.
  const [from, setFrom] = useState(moving.from);
  const [made] = useState(newId);
  const move = async (theme: ThemeId | null, name?: string) => {
    const isMoved = await moves.act({note: moving.note, from, theme}, {about: `note:${moving.note}`});
    const {records} = room.getState();
    if (!isMoved) return setFrom(recordIn(records, `note:${moving.note}`)?.theme ?? null);
    const title = name ?? (theme === null ? undefined : recordIn(records, `theme:${theme}`)?.title);
    announce('notes', title === undefined ? t('note.moved-out') : t('note.moved', {theme: title}), {level: 'asked'});
    onMoved(moving.note, theme, from);
  };
  const moveToNew = async (title: string) => {
    if (await adds.act({activity, theme: made, title}, {about: `activity:${activity}`})) await move(made, title);
  };
  return (
    <>
      {note && <Words>{note.text}</Words>}
      <Answer id="move-answer">{moves.answer}</Answer>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it listens to what happens among the buttons and is no control itself */}
      <div className={styles.places} onKeyDown={goByArrows}>
        {themes.map(theme => (
          <Place key={theme} theme={theme} isHere={theme === from} isBusy={moves.isBusy} onPress={() => void move(theme)} />
        ))}
        {from !== null && (
          <Button isWide isBusy={moves.isBusy} onPress={() => void move(null)}>
            <Text id="notes.no-theme" />
          </Button>
        )}
      </div>
      <ThemeNameForm
        id="move-to-new"
        isBusy={adds.isBusy || moves.isBusy}
        answer={adds.answer}
        label={<Text id="theme.add-move" />}
        onName={title => void moveToNew(title)}
      />
    </>
  );
}

const goByArrows = byArrows('button');

interface PlaceProps {
  readonly theme: ThemeId;
  readonly isHere: boolean;
  readonly isBusy: boolean;
  readonly onPress: () => void;
}

function Place({theme, isHere, isBusy, onPress}: PlaceProps) {
  const title = useRecord(`theme:${theme}`)?.title;
  if (title === undefined) return null;
  if (isHere) {
    return (
      <p className={styles.here}>
        <Text id="note.is-here" values={{theme: <Quoted>{title}</Quoted>}} />
      </p>
    );
  }
  return (
    <Button isWide isBusy={isBusy} onPress={onPress}>
      <Quoted>{title}</Quoted>
    </Button>
  );
}
