import {memo, useMemo, useState} from 'react';
import type {ActivityId, NoteId, ThemeId} from '../../../shared/wire/ids.ts';
import type {WritingRecord} from '../../../shared/wire/records.ts';
import {Button} from '../../kit/button.tsx';
import {classNames} from '../../kit/class-names.ts';
import {Words} from '../../kit/words.tsx';
import {useOwn} from '../../live/use-own.ts';
import {useRecord, useRoom} from '../../live/use-room.ts';
import {Text} from '../../locales/phone-faces.ts';
import {Text as NotesText} from '../../locales/phone-notes.ts';
import {arranged, countIn, withMoved} from '../notes/arrangement.ts';
import {NoSource} from '../notes/no-source.tsx';
import {GoneNote, GroupHeading, NotesHead} from '../notes/note-groups.tsx';
import {standingOf} from '../notes/source-standing.ts';
import {useHeld} from '../notes/use-held.ts';
import styles from '../phone-face.module.css';
import {Prompt} from '../prompt.tsx';
import {NoteFate} from '../write/own-notes-list.tsx';
import {MoveDialog} from './move-dialog.tsx';

/** The notes of an earlier activity, put into themes by everyone together. */
export function SortOnPhone({activity}: {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  const source = useRecord(`activity:${record?.source ?? ''}`);
  if (!record) return null;
  const standing = source ? standingOf(source) : 'coming';
  return (
    <div className={styles.face}>
      <Prompt>{record.prompt}</Prompt>
      {source?.writing &&
        (standing === 'shown' ? (
          <Sorting source={source.id} writing={source.writing} isOpen={record.at === 'open'} />
        ) : (
          <NoSource standing={standing} />
        ))}
    </div>
  );
}

interface SortingProps {
  readonly source: ActivityId;
  readonly writing: WritingRecord;
  readonly isOpen: boolean;
}

/** What is being moved: the note, and where the person saw it. */
export interface Moving {
  readonly note: NoteId;
  readonly from: ThemeId | null;
}

function Sorting({source, writing: {notes, themes}, isOpen}: SortingProps) {
  const records = useRoom(room => room.records);
  const fresh = useMemo(() => arranged(records, notes, themes, {withEmpty: true}), [records, notes, themes]);
  const {shown, waiting, showAll, step} = useHeld(fresh);
  const [moving, setMoving] = useState<Moving | null>(null);
  return (
    <section className={styles.part}>
      <div>
        <NotesHead count={countIn(fresh)} waiting={waiting} onShow={showAll} />
        <p className={styles.hint}>
          <Text id={isOpen ? 'sort.help' : 'sort.closed'} />
        </p>
      </div>
      {shown.map(({theme, notes: inTheme}) => (
        <SortGroup key={theme ?? 'none'} theme={theme} notes={inTheme} isOpen={isOpen} onMove={setMoving} />
      ))}
      <MoveDialog
        source={source}
        themes={themes}
        moving={moving}
        onClose={() => setMoving(null)}
        onMoved={({note}, theme) => {
          setMoving(null);
          step(now => withMoved(now, note, theme));
        }}
      />
    </section>
  );
}

interface SortGroupProps {
  readonly theme: ThemeId | null;
  readonly notes: readonly NoteId[];
  readonly isOpen: boolean;
  readonly onMove: (moving: Moving) => void;
}

/** Drawn anew when a note comes into it or leaves it, not at every frame. */
const SortGroup = memo(function SortGroup({theme, notes, isOpen, onMove}: SortGroupProps) {
  return (
    <div className={styles.group}>
      <GroupHeading theme={theme} count={notes.length} />
      <ul className={styles.list}>
        {notes.map(id => (
          <SortNote key={id} id={id} theme={theme} isOpen={isOpen} onMove={onMove} />
        ))}
      </ul>
    </div>
  );
});

interface SortNoteProps {
  readonly id: NoteId;
  readonly theme: ThemeId | null;
  readonly isOpen: boolean;
  readonly onMove: (moving: Moving) => void;
}

const SortNote = memo(function SortNote({id, theme, isOpen, onMove}: SortNoteProps) {
  const note = useRecord(`note:${id}`);
  const own = useOwn(({notes}) => notes.find(mine => mine.id === id));
  if (!note || note.isHidden) return <GoneNote />;
  return (
    <li className={classNames(styles.note, styles.later, own && styles.mine)}>
      {own && (
        <span className={styles.tag}>
          <NotesText id="notes.yours" />
        </span>
      )}
      <div id={`words-${id}`}>
        <Words>{note.text}</Words>
      </div>
      {isOpen && (
        <div className={styles.buttons}>
          <Button icon="forward" describedBy={`words-${id}`} onPress={() => onMove({note: id, from: theme})}>
            <Text id="sort.move" />
          </Button>
        </div>
      )}
      {own && <NoteFate note={own} />}
    </li>
  );
});
