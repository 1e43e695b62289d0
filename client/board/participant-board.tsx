import {useCallback, useMemo, useState} from 'react';
import type {ActivityId, NoteId, ThemeId} from '../../shared/wire/ids.ts';
import {arranged, inOrder, withMoved, withoutGone} from '../activities/notes/arrangement.ts';
import {useHeld} from '../activities/notes/use-held.ts';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {Tabs} from '../kit/tabs.tsx';
import {useRecord, useRoom, useSend} from '../live/use-room.ts';
import {Text, t} from '../locales/board.ts';
import {Board} from './board.tsx';
import styles from './canvas.module.css';
import {MoveChosen} from './move-chosen.tsx';

const noNotes: readonly NoteId[] = [];
const noThemes: readonly ThemeId[] = [];

interface ParticipantBoardProps {
  /** Whose notes they are. */
  readonly source: ActivityId;
  readonly onList: () => void;
}

/** The notes as a board, for a participant at a desk: what the list lets them do, by hand. Places are those of who leads. */
export function ParticipantBoard({source, onList}: ParticipantBoardProps) {
  const record = useRecord(`activity:${source}`);
  const current = useRecord('session')?.current ?? '';
  const on = useRecord(`activity:${current}`);
  const mayMove = on?.activity === 'sort' && on.source === source && on.at === 'open';
  const writing = record?.writing;
  const [notes, themes] = [writing?.notes ?? noNotes, writing?.themes ?? noThemes];
  const records = useRoom(room => room.records);
  const fresh = useMemo(() => arranged(records, notes, themes, {withEmpty: true}), [records, notes, themes]);
  const [isInside, setInside] = useState(false);
  const [moving, setMoving] = useState<NoteId | null>(null);
  const {shown: held, waiting, showAll, step} = useHeld(fresh, isInside || moving !== null);
  const shown = useMemo(() => withoutGone(held, themes), [held, themes]);
  const move = useMoving();
  const onMoved = useCallback(
    (note: NoteId, theme: ThemeId | null) => step(now => inOrder(withMoved(withoutGone(now, themes), note, theme), notes)),
    [step, themes, notes],
  );
  const moveTo = async (theme: ThemeId | null) => {
    const from = shown.find(group => moving !== null && group.notes.includes(moving))?.theme ?? null;
    setMoving(null);
    if (moving !== null && from !== theme && (await move(moving, from, theme))) onMoved(moving, theme);
  };
  return (
    <div className={styles.onPage}>
      <Board
        as="phone"
        activity={source}
        arrangement={shown}
        themes={themes}
        mayMove={mayMove}
        move={move}
        onMoved={onMoved}
        onInside={setInside}
        onNote={noKeys}
        noteActions={note =>
          mayMove && (
            <Button icon="forward" describedBy={`board-note-${note}`} onPress={() => setMoving(note)}>
              <Text id="board.move" />
            </Button>
          )
        }
        views={<ListOrCanvas onList={onList} />}
        news={
          <div className={styles.waiting} data-none={waiting === 0 || undefined}>
            <Button key={waiting === 0 ? 'none' : 'some'} onPress={showAll}>
              <Text id="board.show-waiting" values={{count: waiting}} />
            </Button>
          </div>
        }
      />
      <MoveChosen
        isOpen={moving !== null}
        count={1}
        themes={themes}
        onTheme={theme => void moveTo(theme)}
        onClose={() => setMoving(null)}
      />
    </div>
  );
}

/** Keys for notes belong to the console. */
const noKeys = (): void => undefined;

function useMoving() {
  const send = useSend();
  return useCallback(
    async (note: NoteId, from: ThemeId | null, theme: ThemeId | null): Promise<boolean> => {
      const reply = await send({type: 'note.move', note, from, theme});
      if (!reply.ok) announce('notes', t(reply.code === 'moved-on' ? 'board.moved-on' : 'board.not-moved'), {level: 'few'});
      return reply.ok;
    },
    [send],
  );
}

const ListOrCanvas = ({onList}: {readonly onList: () => void}) => (
  <Tabs
    label={t('board.views')}
    current="canvas"
    tabs={[
      {id: 'list', label: <Text id="board.as-list" />},
      {id: 'canvas', label: <Text id="board.as-canvas" />},
    ]}
    onChoose={view => {
      if (view === 'list') onList();
    }}
  />
);
