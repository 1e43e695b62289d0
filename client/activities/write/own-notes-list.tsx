import type {ActivityId} from '../../../shared/wire/ids.ts';
import {classNames} from '../../kit/class-names.ts';
import {Words} from '../../kit/words.tsx';
import {isAway} from '../../live/link.ts';
import {canChange, type NoteStatus, needsDecision, noteStatus} from '../../live/note-status.ts';
import {isWaiting, type OwnNote} from '../../live/own-notes.ts';
import {useOpenDrafts, useOwn} from '../../live/use-own.ts';
import {useRecord, useRoom} from '../../live/use-room.ts';
import {Text, t} from '../../locales/phone.ts';
import {t as refused} from '../../locales/phone-refusals.ts';
import {NoteActions} from './note-actions.tsx';
import styles from './phone.module.css';

interface OwnNotesListProps {
  readonly activities: readonly ActivityId[];
  readonly heading: 'own.title' | 'own.earlier';
  /** Notes that stand among the shown ones already need not stand here too. */
  readonly withShown?: boolean;
}

/** "Your notes (2)": what became of each, and what can still be done. */
export function OwnNotesList({activities, heading, withShown = true}: OwnNotesListProps) {
  const all = useOwn(own => own.notes);
  const notes = all.filter(note => activities.includes(note.activity) && (withShown || !note.isShown));
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
            <NoteFate note={note} />
          </li>
        ))}
      </ul>
    </section>
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
    status === 'refused'
      ? refused(`refusal.${note.refused ?? 'not-saved'}`)
      : status === 'phone' && isOffline && !isOver
        ? t('status.phone-offline')
        : isOver && isWaiting(note)
          ? t('status.over')
          : t(`status.${status}`);
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
