import {memo, useMemo, useRef} from 'react';
import type {ActivityId, NoteId, ThemeId} from '../../shared/wire/ids.ts';
import type {WritingRecord} from '../../shared/wire/records.ts';
import {arranged} from '../activities/notes/arrangement.ts';
import {readOrder} from '../activities/notes/read-order.ts';
import {useFolds} from '../activities/notes/use-folds.ts';
import {useHeld} from '../activities/notes/use-held.ts';
import {Button} from '../kit/button.tsx';
import {classNames} from '../kit/class-names.ts';
import {Dialog} from '../kit/dialog.tsx';
import {Fold} from '../kit/fold.tsx';
import {Quoted, Words} from '../kit/words.tsx';
import {recordIn} from '../live/records.ts';
import {useOwn} from '../live/use-own.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text} from '../locales/phone-sheets.ts';
import styles from './shell.module.css';
import {countShown} from './shown-notes.ts';

const NOTHING: readonly NoteId[] = [];

/** All notes that are shown so far, by activity and theme. Only to read: what can be done with them is done in their activity. */
export function NotesSheet({isOpen, onClose}: {readonly isOpen: boolean; readonly onClose: () => void}) {
  const count = useRoom(room => countShown(room.records));
  return (
    <Dialog isOpen={isOpen} title={<Text id="notes.title" values={{count}} />} onClose={onClose}>
      {count === 0 && (
        <p>
          <Text id="notes.none" />
        </p>
      )}
      <All />
    </Dialog>
  );
}

function All() {
  const agenda = useRecord('session')?.agenda ?? NOTHING;
  const records = useRoom(room => room.records);
  const withNotes = agenda.filter(id => (recordIn(records, `activity:${id}`)?.writing?.notes.length ?? 0) > 0);
  return withNotes.map(id => <OfActivity key={id} activity={id} />);
}

function OfActivity({activity}: {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  return record?.writing ? <Shown title={record.title} writing={record.writing} /> : null;
}

function Shown({title, writing}: {readonly title: string; readonly writing: WritingRecord}) {
  const seed = useOwn(own => own.seed);
  const own = useOwn(({notes}) => notes);
  const records = useRoom(room => room.records);
  const order = useRef<readonly NoteId[]>(NOTHING);
  order.current = readOrder(writing.notes, order.current, seed);
  const ordered = order.current;
  const readable = useMemo(() => ordered.filter(id => mayRead(id, records, own)), [ordered, records, own]);
  const fresh = useMemo(() => arranged(records, readable, writing.themes), [records, readable, writing.themes]);
  const {shown, waiting, showAll} = useHeld(fresh);
  const {closed, toggle} = useFolds(shown);
  const hasThemes = shown.some(({theme}) => theme !== null);
  return (
    <section className={styles.part}>
      <h3 dir="auto" tabIndex={-1}>
        {title}
      </h3>
      {/* A place that is always kept, so that nothing moves. One that was pressed goes from the page, so that the focus is given back. */}
      <div className={styles.waiting} data-none={waiting === 0 || undefined}>
        <Button key={waiting === 0 ? 'none' : 'some'} onPress={showAll}>
          <Text id="notes.more" values={{count: waiting}} />
        </Button>
      </div>
      {shown.map(({theme, notes}) => (
        <div key={theme ?? 'none'} className={styles.part}>
          {hasThemes && <ThemeHeading theme={theme} count={notes.length} isOpen={!closed.has(theme)} onToggle={toggle} />}
          {(!hasThemes || !closed.has(theme)) && (
            <ul className={styles.notes}>
              {notes.map(id => (
                <Row key={id} id={id} />
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}

/** A hidden note is there for its author alone, who is told so. */
function mayRead(id: NoteId, records: Parameters<typeof recordIn>[0], own: readonly {readonly id: NoteId}[]): boolean {
  const note = recordIn(records, `note:${id}`);
  return note !== undefined && (!note.isHidden || own.some(mine => mine.id === id));
}

interface ThemeHeadingProps {
  readonly theme: ThemeId | null;
  readonly count: number;
  readonly isOpen: boolean;
  readonly onToggle: (theme: ThemeId | null) => void;
}

function ThemeHeading({theme, count, isOpen, onToggle}: ThemeHeadingProps) {
  const title = useRecord(`theme:${theme ?? ''}`)?.title;
  return (
    <h4 tabIndex={-1}>
      <Fold isOpen={isOpen} onToggle={() => onToggle(theme)}>
        <Text id="notes.in" values={{title: title === undefined ? <Text id="notes.no-theme" /> : <Quoted>{title}</Quoted>, count}} />
      </Fold>
    </h4>
  );
}

const Row = memo(function Row({id}: {readonly id: NoteId}) {
  const note = useRecord(`note:${id}`);
  const isOwn = useOwn(({notes}) => notes.some(mine => mine.id === id));
  const ownText = useOwn(({notes}) => notes.find(mine => mine.id === id)?.text);
  if (!note || (note.isHidden && !isOwn)) return null;
  return (
    <li className={classNames(styles.note, isOwn && styles.mine)}>
      {isOwn && (
        <span className={styles.tag}>
          <Text id="notes.yours" />
        </span>
      )}
      <Words>{note.isHidden ? (ownText ?? '') : note.text}</Words>
      {note.isHidden && (
        <p className={styles.muted}>
          <Text id="notes.hidden-yours" />
        </p>
      )}
    </li>
  );
});
