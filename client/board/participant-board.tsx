import {useCallback} from 'react';
import type {ActivityId} from '../../shared/wire/ids.ts';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {useRecord, useSend} from '../live/use-room.ts';
import {Text, t} from '../locales/board.ts';
import type {MoveNote} from './acts.ts';
import {Board} from './board.tsx';
import styles from './canvas.module.css';

interface ParticipantBoardProps {
  /** Whose notes they are. */
  readonly source: ActivityId;
  readonly onList: () => void;
}

/** The notes as a board, for a participant at a desk: what the list lets them do, by hand. Places are those of who leads. */
export function ParticipantBoard({source, onList}: ParticipantBoardProps) {
  const current = useRecord('session')?.current ?? '';
  const on = useRecord(`activity:${current}`);
  const mayMove = on?.activity === 'sort' && on.source === source && on.at === 'open';
  const move = useMoving();
  return (
    <div className={styles.onPage}>
      <Board
        as="phone"
        activity={source}
        mayMove={mayMove}
        move={move}
        onList={onList}
        noteActions={(note, {ask}) =>
          mayMove && (
            <Button icon="forward" describedBy={`board-note-${note}`} onPress={ask}>
              <Text id="board.move" />
            </Button>
          )
        }
      />
    </div>
  );
}

function useMoving(): MoveNote {
  const send = useSend();
  return useCallback(
    async (note, from, theme) => {
      const reply = await send({type: 'note.move', note, from, theme});
      if (!reply.ok) announce('notes', t(reply.code === 'moved-on' ? 'board.moved-on' : 'board.not-moved'), {level: 'few'});
      return reply.ok;
    },
    [send],
  );
}
