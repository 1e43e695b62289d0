import {Suspense, useId, useState} from 'react';
import type {ActivityId, NoteId, ThemeId} from '../../../shared/wire/ids.ts';
import {useAct} from '../../console/act.ts';
import {Answer} from '../../console/action-button.tsx';
import {showBoard} from '../../console/board-view.ts';
import {useMay} from '../../console/power.ts';
import {selectNote} from '../../console/selected-note.ts';
import {Quoted} from '../../kit/words.tsx';
import {useRecord} from '../../live/use-room.ts';
import {Text} from '../../locales/console-faces.ts';
import {late} from '../fetched.ts';
import {BoardLock} from './board-lock.tsx';
import {ConsoleNoteActions, type MovingNote} from './console-note-actions.tsx';
import styles from './console-notes.module.css';
import {MoveNote} from './move-note.tsx';
import {ThemeActions} from './theme-actions.tsx';

const Board = late(async () => (await import('../../board/board.tsx')).Board);

const noThemes: readonly ThemeId[] = [];

/** A note that is being moved by buttons, and whom to tell when it was. */
interface Asked extends MovingNote {
  readonly wasMoved: (from: ThemeId | null, theme: ThemeId | null) => void;
}

/** The notes of one activity as a board, for those who lead. */
export function ConsoleBoard({activity}: {readonly activity: ActivityId}) {
  const {writing, title = ''} = useRecord(`activity:${activity}`) ?? {};
  const [moving, setMoving] = useState<Asked | null>(null);
  const {act, answer} = useAct('move');
  const adds = useAct('theme-add');
  const mayMove = useMay('move-note');
  return (
    <div className={styles.board}>
      <h2 className="visually-hidden" tabIndex={-1}>
        <Text id="notes.board-of" values={{title: <Quoted>{title}</Quoted>}} />
      </h2>
      <Suspense fallback={<Opening />}>
        <Board
          as="console"
          activity={activity}
          withHidden
          mayMove={mayMove}
          move={(note, from, theme) => act({note, from, theme}, {about: `note:${note}`})}
          addTheme={(theme, title) => adds.act({activity, theme, title}, {about: `activity:${activity}`})}
          isHeld={moving !== null}
          onNote={selectNote}
          noteActions={(note, {wasMoved}) => <Actions id={note} onMove={asked => setMoving({...asked, wasMoved})} />}
          themeActions={theme => <ThemeActions activity={activity} theme={theme} heading={`board-theme-${theme}`} />}
          onList={() => showBoard(null)}
          tools={<BoardLock />}
          answer={<Answer id="board-answer">{answer ?? adds.answer}</Answer>}
        />
      </Suspense>
      <MoveNote
        activity={activity}
        themes={writing?.themes ?? noThemes}
        moving={moving}
        onClose={() => setMoving(null)}
        onMoved={(note, theme, from) => {
          // By then it may be about another one.
          setMoving(now => (now?.note === note ? null : now));
          moving?.wasMoved(from, theme);
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
