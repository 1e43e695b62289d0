import {useState} from 'react';
import type {SessionListing} from '../../../shared/wire/http.ts';
import type {Millis} from '../../../shared/wire/ids.ts';
import {Button} from '../../kit/button.tsx';
import {Notice} from '../../kit/notice.tsx';
import {Text, t} from '../../locales/organiser.ts';
import {keepSession, sentenceFor} from '../requests.ts';
import {DeleteDialog} from './delete-dialog.tsx';
import {LinksDialog} from './links-dialog.tsx';
import {dateInWords, dayInWords, tellsDeletion, timeInWords} from './listing.ts';
import {NotesDialog} from './notes-dialog.tsx';
import styles from './session-row.module.css';

interface SessionRowProps {
  readonly session: SessionListing;
  /** Something was deleted or kept; the sentence says what. */
  readonly onChanged: (said: string) => void;
}

type Asking = 'links' | 'notes' | 'delete' | null;

/** One session: what it is, when, and all that can be done with it. */
export function SessionRow({session: listing, onChanged}: SessionRowProps) {
  const {session, title, phase, canBeKept, deleteAt, turnout} = listing;
  const [asking, setAsking] = useState<Asking>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [now] = useState(Date.now);
  const titleId = `title-${session}`;
  const close = () => setAsking(null);
  const hasNotes = phase !== 'draft' && phase !== 'open';
  const name = title.trim() || t('sessions.untitled');

  const keep = async () => {
    const reply = await keepSession(session);
    if (reply.ok) onChanged(t('delete.kept', {title: name}));
    else setProblem(sentenceFor(reply.code));
  };

  return (
    <li className={styles.session}>
      <div className={styles.words}>
        <h3 id={titleId} className={styles.title}>
          <a href={`/f/${session}`}>
            <bdi>{name}</bdi>
          </a>
        </h3>
        <p className={styles.facts}>
          <span className={styles.phase} data-phase={phase}>
            <Text id={`phase.${phase}`} />
          </span>
          <span>
            <When listing={listing} now={now} />
          </span>
          {turnout > 0 && (
            <span>
              <Text id="sessions.turnout" values={{count: turnout}} />
            </span>
          )}
        </p>
        {tellsDeletion(listing, now) && !canBeKept && (
          <p className={styles.deletion}>
            <Text id="delete.on" values={{date: dateInWords(deleteAt, now)}} />
          </p>
        )}
      </div>
      {canBeKept && (
        <Notice
          tone="soon"
          action={
            <Button describedBy={titleId} onPress={() => void keep()}>
              <Text id="delete.keep" />
            </Button>
          }
        >
          <Text id="delete.on" values={{date: dateInWords(deleteAt, now)}} />
        </Notice>
      )}
      {problem !== null && (
        <Notice tone="soon" icon="warning">
          {problem}
        </Notice>
      )}
      <div className={styles.ways}>
        <a className={styles.way} href={`/f/${session}`} aria-describedby={titleId}>
          <Text id="sessions.open" />
        </a>
        <a className={styles.way} href={`/f/${session}/stage`} target={`stage-${session}`} aria-describedby={titleId}>
          <Text id="sessions.stage" />
        </a>
        <Button kind="plain" describedBy={titleId} onPress={() => setAsking('links')}>
          <Text id="sessions.links" />
        </Button>
        {hasNotes && (
          <Button kind="plain" describedBy={titleId} onPress={() => setAsking('notes')}>
            <Text id="sessions.notes" />
          </Button>
        )}
        <a className={styles.way} href={`/o?again=${session}`} aria-describedby={titleId}>
          <Text id="sessions.again" />
        </a>
        <Button kind="plain" describedBy={titleId} onPress={() => setAsking('delete')}>
          <Text id="sessions.delete" />
        </Button>
      </div>
      <LinksDialog isOpen={asking === 'links'} session={session} title={name} onClose={close} />
      <NotesDialog isOpen={asking === 'notes'} session={session} title={name} onClose={close} />
      <DeleteDialog isOpen={asking === 'delete'} listing={listing} title={name} onClose={close} onDeleted={onChanged} />
    </li>
  );
}

function When({listing: {phase, startsAt, endedAt, createdAt}, now}: {readonly listing: SessionListing; readonly now: Millis}) {
  if (phase === 'ended' && endedAt !== null) return <Text id="sessions.ended" values={{date: dayInWords(endedAt, now)}} />;
  if (startsAt !== null) {
    return <Text id="sessions.starts" values={{date: dayInWords(startsAt, now), time: timeInWords(startsAt)}} />;
  }
  return <Text id="sessions.made" values={{date: dayInWords(createdAt, now)}} />;
}
