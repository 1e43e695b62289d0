import {useEffect, useState} from 'react';
import type {RefusalCode} from '../../../shared/wire/codes.ts';
import type {ActivityId, ThemeId} from '../../../shared/wire/ids.ts';
import {classNames} from '../../kit/class-names.ts';
import {Quoted, Words} from '../../kit/words.tsx';
import {isAway} from '../../live/link.ts';
import {canChange, type NoteStatus, needsDecision, noteStatus} from '../../live/note-status.ts';
import {isWaiting, type OwnNote} from '../../live/own-notes.ts';
import {recordIn} from '../../live/records.ts';
import {useOpenDrafts, useOwn} from '../../live/use-own.ts';
import {useRecord, useRoom} from '../../live/use-room.ts';
import {whyRefused} from '../../locales/phone-refused.ts';
import {Text, t} from '../../locales/phone-write.ts';
import styles from '../phone-face.module.css';
import {NoteActions} from './note-actions.tsx';

interface OwnNotesListProps {
  readonly activities: readonly ActivityId[];
  readonly heading: 'own.title' | 'own.earlier';
  /** The shown notes of this activity stand on the same screen: one's own are among them, and need not stand here too. */
  readonly shownHere?: ActivityId | null;
}

/** "Your notes (2)": what became of each, and what can still be done. */
export function OwnNotesList({activities, heading, shownHere = null}: OwnNotesListProps) {
  const all = useOwn(own => own.notes);
  const records = useRoom(room => room.records);
  // A note that was hidden stands among the shown ones no more: here its author reads what became of it.
  const isElsewhere = (note: OwnNote) =>
    note.isShown && note.activity === shownHere && recordIn(records, `note:${note.id}`)?.isHidden !== true;
  const notes = all.filter(note => activities.includes(note.activity) && !isElsewhere(note));
  if (notes.length === 0) return null;
  return (
    <section className={styles.part}>
      <div>
        <h2 tabIndex={-1}>
          <Text id={heading} values={{count: notes.length}} />
        </h2>
        <p className={styles.hint}>
          <Text id="own.only-you" />
        </p>
      </div>
      <ul className={styles.list}>
        {notes.map(note => (
          <li key={note.id} className={classNames(styles.note, styles.mine)}>
            <Words>{note.text}</Words>
            {note.theme !== null && <About theme={note.theme} />}
            <NoteFate note={note} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function About({theme}: {readonly theme: ThemeId}) {
  const title = useRecord(`theme:${theme}`)?.title;
  if (title === undefined) return null;
  return (
    <p className={styles.status}>
      <Text id="own.about" values={{theme: <Quoted>{title}</Quoted>}} />
    </p>
  );
}

export interface Fate {
  readonly status: NoteStatus;
  /** "Change" is offered. */
  readonly isChangeable: boolean;
  /** The connection is over for good: nothing is offered but the words. */
  readonly isOver: boolean;
}

export function useNoteFate(note: OwnNote): Fate {
  const activity = useRecord(`activity:${note.activity}`);
  const phase = useRecord('session')?.phase ?? 'live';
  const hasNoTicket = useRoom(room => room.hasView && room.link === 'live' && !room.laneTickets.has(note.activity));
  const isOver = useRoom(room => room.over !== null && room.over !== 'session-ended');
  const status = noteStatus(note, {activity, phase, hasNoTicket});
  return {status, isOver, isChangeable: !isOver && phase === 'live' && activity?.at === 'open' && canChange(status)};
}

/** What became of a note and what its author can do. */
export function NoteFate({note}: {readonly note: OwnNote}) {
  const fate = useNoteFate(note);
  const {status, isOver} = fate;
  const isOffline = useRoom(room => isAway(room.link));
  const hasChange = useOpenDrafts().includes(note.id);
  const sentence =
    status === 'refused' ? (
      <Refused code={note.refused ?? 'not-saved'} />
    ) : isOver && isWaiting(note) ? (
      t('status.over')
    ) : isOffline && isPromised(status) ? (
      t(`status.${status}-offline`)
    ) : (
      t(`status.${status}`)
    );
  return (
    <>
      <p className={classNames(styles.status, needsDecision(status) && styles.attention)}>{sentence}</p>
      {hasChange && fate.isChangeable && (
        <p className={styles.hint}>
          <Text id="own.change-kept" />
        </p>
      )}
      <NoteActions note={note} fate={fate} />
    </>
  );
}

/** The sentence comes when it is here; what stands until then is true of all of them. */
function Refused({code}: {readonly code: RefusalCode}) {
  const [sentence, setSentence] = useState(() => t('status.refused'));
  useEffect(() => {
    let isAsked = true;
    void whyRefused(code, t('status.refused')).then(why => isAsked && setSentence(why));
    return () => {
      isAsked = false;
    };
  }, [code]);
  return sentence;
}

/** What is said of these has a time in it, which nobody can promise to a phone that is away. */
const isPromised = (status: NoteStatus): status is 'phone' | 'taking-back' | 'taken-back' =>
  status === 'phone' || status === 'taking-back' || status === 'taken-back';
