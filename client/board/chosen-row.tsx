import type {ReactNode} from 'react';
import type {NoteId} from '../../shared/wire/ids.ts';
import {Button} from '../kit/button.tsx';
import {Words} from '../kit/words.tsx';
import {useRecord} from '../live/use-room.ts';
import {Text} from '../locales/board.ts';
import type {Acts} from './acts.ts';
import styles from './canvas.module.css';
import {useFocused} from './focused.ts';
import type {Places} from './places.ts';

interface ChosenRowProps {
  readonly places: Places;
  readonly chosen: readonly NoteId[];
  readonly acts: Acts;
  readonly may: {readonly move: boolean; readonly write: boolean};
  readonly onMove: () => void;
  readonly onChange: (key: string) => void;
  readonly onDelete: (key: string) => void;
  readonly onLetGo: () => void;
  /** What the surface lets one do about a note. */
  readonly noteActions: (note: NoteId) => ReactNode;
}

/** Below the board, in a place that is kept: the whole words of what has the focus, and what can be done about it. */
export function ChosenRow({places, chosen, acts, may, onMove, onChange, onDelete, onLetGo, noteActions}: ChosenRowProps) {
  const item = useFocused();
  if (chosen.length > 1) {
    const [one, other] = chosen;
    return (
      <section className={styles.row} data-chosen-row>
        <p className={styles.about}>
          <Text id="board.chosen-count" values={{count: chosen.length}} />
        </p>
        <div className={styles.actions}>
          {may.move && (
            <Button icon="forward" onPress={onMove}>
              <Text id="board.move" />
            </Button>
          )}
          {may.write && chosen.length === 2 && one !== undefined && other !== undefined && (
            <Button onPress={() => acts.toggleLine(one, other)}>
              <Text id={areConnected(places, one, other) ? 'board.disconnect' : 'board.connect'} />
            </Button>
          )}
          <Button onPress={onLetGo}>
            <Text id="board.let-go" />
          </Button>
        </div>
      </section>
    );
  }
  const heading = places.headings.find(({key}) => key === item);
  if (heading) {
    return (
      <section className={styles.row} data-chosen-row>
        <div className={styles.about}>
          <Words>{heading.words}</Words>
        </div>
        {may.write && (
          <div className={styles.actions}>
            <Button icon="pencil" onPress={() => onChange(heading.key)}>
              <Text id="board.change" />
            </Button>
            <Button onPress={() => onDelete(heading.key)}>
              <Text id="board.delete" />
            </Button>
          </div>
        )}
      </section>
    );
  }
  return <NoteRow note={item} noteActions={noteActions} />;
}

function NoteRow({note: id, noteActions}: {readonly note: NoteId | null; readonly noteActions: ChosenRowProps['noteActions']}) {
  const note = useRecord(`note:${id ?? ''}`);
  if (!note || id === null) {
    return (
      <section className={styles.row}>
        <p className={styles.hint}>
          <Text id="board.nothing-chosen" />
        </p>
      </section>
    );
  }
  return (
    <section className={styles.row} data-chosen-row>
      <div className={styles.about} id={`board-note-${id}`}>
        <Words>{note.text}</Words>
      </div>
      <div className={styles.actions}>{noteActions(id)}</div>
    </section>
  );
}

const areConnected = ({connections}: Places, one: NoteId, other: NoteId): boolean =>
  connections.some(({from, to}) => [from, to].includes(one) && [from, to].includes(other));
