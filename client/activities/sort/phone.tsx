import {memo, useEffect, useMemo, useRef, useState} from 'react';
import type {ActivityId, NoteId, ThemeId} from '../../../shared/wire/ids.ts';
import type {WritingRecord} from '../../../shared/wire/records.ts';
import {announce} from '../../kit/announcer.ts';
import {Button} from '../../kit/button.tsx';
import {classNames} from '../../kit/class-names.ts';
import {Notice} from '../../kit/notice.tsx';
import {Words} from '../../kit/words.tsx';
import {useOwn} from '../../live/use-own.ts';
import {useRecord, useRoom} from '../../live/use-room.ts';
import {Text, t} from '../../locales/phone-faces.ts';
import {Text as NotesText} from '../../locales/phone-notes.ts';
import {arranged, withMoved} from '../notes/arrangement.ts';
import {NoSource} from '../notes/no-source.tsx';
import {FoldingHeading, GoneNote} from '../notes/note-groups.tsx';
import {NoteListPart, useNoteList} from '../notes/note-list.tsx';
import {standingOf} from '../notes/source-standing.ts';
import styles from '../phone-face.module.css';
import {Prompt} from '../prompt.tsx';
import {NoteFate} from '../write/own-notes-list.tsx';
import {MoveDialog} from './move-dialog.tsx';

/** The notes of an earlier activity, put into themes by everyone together. */
export function SortOnPhone({activity}: {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  const source = useRecord(`activity:${record?.source ?? ''}`);
  const isLocked = useRecord('session')?.isBoardLocked === true;
  const isOpen = record?.at === 'open';
  useSaidLock(isLocked, isOpen);
  if (!record) return null;
  const standing = source ? standingOf(source) : 'coming';
  return (
    <div className={styles.face}>
      <Prompt>{record.prompt}</Prompt>
      {source?.writing &&
        (standing === 'shown' ? (
          <Sorting source={source.id} writing={source.writing} isOpen={isOpen} isLocked={isLocked} />
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
  readonly isLocked: boolean;
}

/** What is being moved: the note, and where the person saw it. */
export interface Moving {
  readonly note: NoteId;
  readonly from: ThemeId | null;
}

function Sorting({source, writing: {notes, themes}, isOpen, isLocked}: SortingProps) {
  const records = useRoom(room => room.records);
  const fresh = useMemo(() => arranged(records, notes, themes, {withEmpty: true}), [records, notes, themes]);
  const list = useNoteList(fresh);
  const [moving, setMoving] = useState<Moving | null>(null);
  const mayMove = isOpen && !isLocked;
  return (
    <>
      <NoteListPart source={source} list={list} help={mayMove ? <Help /> : <Closed isLocked={isOpen && isLocked} />}>
        {list.found.map(({theme, notes: inTheme}) => (
          <SortGroup
            key={theme ?? 'none'}
            theme={theme}
            notes={inTheme}
            isOpen={list.isFinding || !list.closed.has(theme)}
            onToggle={list.isFinding ? null : list.toggle}
            mayMove={mayMove}
            onMove={setMoving}
          />
        ))}
      </NoteListPart>
      <MoveDialog
        source={source}
        themes={themes}
        moving={moving}
        onClose={() => setMoving(null)}
        onMoved={({note}, theme) => {
          // By then it may be about another one.
          setMoving(now => (now?.note === note ? null : now));
          list.step(now => withMoved(now, note, theme));
        }}
      />
    </>
  );
}

/** Who hears the page does not see the buttons go and come back. */
function useSaidLock(isLocked: boolean, isOpen: boolean): void {
  const was = useRef(isLocked);
  useEffect(() => {
    if (was.current !== isLocked && isOpen) announce('facilitator', t(isLocked ? 'sort.locked' : 'sort.unlocked'), {level: 'few'});
    was.current = isLocked;
  }, [isLocked, isOpen]);
}

const Help = () => (
  <p className={styles.hint}>
    <Text id="sort.help" />
  </p>
);

/** In the place of the buttons, which are gone. */
const Closed = ({isLocked}: {readonly isLocked: boolean}) => (
  <Notice icon="lock">
    <p>
      <Text id={isLocked ? 'sort.locked' : 'sort.closed'} />
    </p>
  </Notice>
);

interface SortGroupProps {
  readonly theme: ThemeId | null;
  readonly notes: readonly NoteId[];
  readonly isOpen: boolean;
  readonly onToggle: ((theme: ThemeId | null) => void) | null;
  readonly mayMove: boolean;
  readonly onMove: (moving: Moving) => void;
}

/** Drawn anew when a note comes into it or leaves it, not at every frame. */
const SortGroup = memo(function SortGroup({theme, notes, isOpen, onToggle, mayMove, onMove}: SortGroupProps) {
  return (
    <div className={styles.group}>
      <FoldingHeading theme={theme} count={notes.length} isOpen={isOpen} onToggle={onToggle} />
      {isOpen && (
        <ul className={styles.list}>
          {notes.map(id => (
            <SortNote key={id} id={id} theme={theme} mayMove={mayMove} onMove={onMove} />
          ))}
        </ul>
      )}
    </div>
  );
});

interface SortNoteProps {
  readonly id: NoteId;
  readonly theme: ThemeId | null;
  readonly mayMove: boolean;
  readonly onMove: (moving: Moving) => void;
}

const SortNote = memo(function SortNote({id, theme, mayMove, onMove}: SortNoteProps) {
  const note = useRecord(`note:${id}`);
  const own = useOwn(({notes}) => notes.find(mine => mine.id === id));
  if (!note || note.isHidden) return <GoneNote />;
  return (
    <li>
      <article className={classNames(styles.note, styles.later, own && styles.mine)} aria-labelledby={`words-${id}`}>
        {own && (
          <span className={styles.tag}>
            <NotesText id="notes.yours" />
          </span>
        )}
        <div id={`words-${id}`}>
          <Words>{note.text}</Words>
        </div>
        {mayMove && (
          <div className={styles.buttons}>
            <Button icon="forward" describedBy={`words-${id}`} onPress={() => onMove({note: id, from: theme})}>
              <Text id="sort.move" />
            </Button>
          </div>
        )}
        {own && <NoteFate note={own} />}
      </article>
    </li>
  );
});
