import {useCallback} from 'react';
import type {ThemeId} from '../../shared/wire/ids.ts';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {useRecord, useSend} from '../live/use-room.ts';
import {Text, t} from '../locales/board.ts';
import type {MoveNote} from './acts.ts';
import {Board} from './board.tsx';
import styles from './canvas.module.css';
import type {MountOptions} from './main.tsx';
import {Offered} from './offered.tsx';

const noThemes: readonly ThemeId[] = [];

type ParticipantBoardProps = Omit<MountOptions, 'place' | 'live'>;

/** The notes as a board, for a participant at a desk: what the list lets them do, by hand. Places are those of who leads. */
export function ParticipantBoard({source, onList, answered, onAnswered}: ParticipantBoardProps) {
  const {current, isBoardLocked = false} = useRecord('session') ?? {};
  const on = useRecord(`activity:${current ?? ''}`);
  const mayMove = on?.activity === 'sort' && on.source === source && on.at === 'open' && !isBoardLocked;
  const themes = useRecord(`activity:${source}`)?.writing?.themes ?? noThemes;
  const move = useMoving();
  const send = useSend();
  const addTheme = async (theme: ThemeId, title: string) => {
    const {ok} = await send({type: 'theme.add', activity: source, theme, title});
    if (!ok) announce('notes', t('board.not-made'), {level: 'asked'});
    return ok;
  };
  return (
    <div className={styles.onPage}>
      <Board
        as="phone"
        activity={source}
        mayMove={mayMove}
        move={move}
        addTheme={addTheme}
        onList={onList}
        answer={<Offered themes={themes} answered={answered} onAnswered={onAnswered} />}
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
      if (!reply.ok) announce('notes', t(reply.code === 'moved-on' ? 'board.moved-on' : 'board.not-moved'), {level: 'asked'});
      return reply.ok;
    },
    [send],
  );
}
