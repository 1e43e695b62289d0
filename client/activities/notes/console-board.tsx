import {lazy, Suspense, useCallback, useId, useMemo, useState} from 'react';
import type {ActivityId, NoteId, ThemeId} from '../../../shared/wire/ids.ts';
import {useAct} from '../../console/act.ts';
import {Answer} from '../../console/action-button.tsx';
import {useMay} from '../../console/power.ts';
import {selectNote} from '../../console/selected-note.ts';
import {Button} from '../../kit/button.tsx';
import {Quoted} from '../../kit/words.tsx';
import {useRecord, useRoom} from '../../live/use-room.ts';
import {Text} from '../../locales/console-faces.ts';
import {arranged, inOrder, withMoved, withoutGone} from './arrangement.ts';
import {ConsoleNoteActions, type MovingNote} from './console-note-actions.tsx';
import styles from './console-notes.module.css';
import {ListOrCanvas} from './list-or-canvas.tsx';
import {MoveNote} from './move-note.tsx';
import {useHeld} from './use-held.ts';

const Board = lazy(() => import('../../board/board.tsx').then(module => ({default: module.Board})));

const noNotes: readonly NoteId[] = [];
const noThemes: readonly ThemeId[] = [];

/** The notes of one activity as a board, for those who lead. What others move waits, as in the list, while somebody is at it. */
export function ConsoleBoard({activity}: {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  const {writing, title = ''} = record ?? {};
  const [notes, themes] = [writing?.notes ?? noNotes, writing?.themes ?? noThemes];
  const records = useRoom(room => room.records);
  const fresh = useMemo(() => arranged(records, notes, themes, {withEmpty: true, withHidden: true}), [records, notes, themes]);
  const [isInside, setInside] = useState(false);
  const [moving, setMoving] = useState<MovingNote | null>(null);
  const {shown: held, waiting, showAll, step} = useHeld(fresh, isInside || moving !== null);
  const shown = useMemo(() => withoutGone(held, themes), [held, themes]);
  const {act, answer} = useAct('move');
  const mayMove = useMay('move-note');
  const move = useCallback(
    (note: NoteId, from: ThemeId | null, theme: ThemeId | null) => act({note, from, theme}, {about: `note:${note}`}),
    [act],
  );
  const onMoved = useCallback(
    // Among its neighbours as on everybody's board, where the list puts it last.
    (note: NoteId, theme: ThemeId | null) => step(now => inOrder(withMoved(withoutGone(now, themes), note, theme), notes)),
    [step, themes, notes],
  );
  return (
    <div className={styles.board}>
      <h2 className="visually-hidden" tabIndex={-1}>
        <Text id="notes.board-of" values={{title: <Quoted>{title}</Quoted>}} />
      </h2>
      <Suspense fallback={<Opening />}>
        <Board
          as="console"
          activity={activity}
          arrangement={shown}
          themes={themes}
          mayMove={mayMove}
          move={move}
          onMoved={onMoved}
          onInside={setInside}
          onNote={selectNote}
          noteActions={note => <Actions id={note} onMove={setMoving} />}
          views={<ListOrCanvas activity={activity} current="canvas" />}
          news={
            <>
              <Answer id="board-answer">{answer}</Answer>
              <div className={styles.waiting} data-none={waiting === 0 || undefined}>
                <Button key={waiting === 0 ? 'none' : 'some'} onPress={showAll}>
                  <Text id="notes.show-waiting" values={{count: waiting}} />
                </Button>
              </div>
            </>
          }
        />
      </Suspense>
      <MoveNote
        activity={activity}
        themes={themes}
        moving={moving}
        onClose={() => setMoving(null)}
        onMoved={(note, theme) => {
          setMoving(null);
          onMoved(note, theme);
        }}
      />
    </div>
  );
}

function Actions({id, onMove}: {readonly id: NoteId; readonly onMove: (moving: MovingNote) => void}) {
  const note = useRecord(`note:${id}`);
  const mark = useId();
  if (!note) return null;
  return <ConsoleNoteActions id={id} note={note} theme={note.theme} describedBy={`board-note-${id}`} mark={mark} onMove={onMove} />;
}

const Opening = () => (
  <p className={styles.empty}>
    <Text id="notes.canvas-opening" />
  </p>
);
