import type {SessionListing} from '../../shared/wire/http.ts';
import {ButtonLink} from '../kit/button.tsx';
import {Text} from '../locales/organiser.ts';
import {LOCALE} from '../locales/speech.tsx';
import styles from './session-list.module.css';

/** Every session of this server, newest first. */
export const SessionList = ({sessions}: {readonly sessions: readonly SessionListing[]}) => (
  <>
    <div className={styles.top}>
      <h1>
        <Text id="sessions.heading" />
      </h1>
      <ButtonLink href="/o?new" kind="primary">
        <Text id="sessions.new" />
      </ButtonLink>
    </div>
    {sessions.length === 0 ? (
      <p>
        <Text id="sessions.none" />
      </p>
    ) : (
      <ul className={styles.sessions}>
        {sessions.map(session => (
          <Row key={session.session} session={session} />
        ))}
      </ul>
    )}
  </>
);

function Row({session: {session, title, phase, createdAt}}: {readonly session: SessionListing}) {
  const titleId = `title-${session}`;
  const hasNotes = phase !== 'draft' && phase !== 'open';
  return (
    <li className={styles.session}>
      <div className={styles.words}>
        <h2 id={titleId} className={styles.title}>
          <bdi>{title}</bdi>
        </h2>
        <p className={styles.facts}>
          <span className={styles.phase} data-phase={phase}>
            <Text id={`phase.${phase}`} />
          </span>
          <span>
            <Text id="sessions.made" values={{date: dateOf(createdAt)}} />
          </span>
        </p>
      </div>
      <div className={styles.ways}>
        <a className={styles.link} href={`/f/${session}`} aria-describedby={titleId}>
          <Text id="sessions.open" />
        </a>
        {hasNotes && (
          <a className={styles.link} href={`/live/sessions/${session}/notes.md`} aria-describedby={titleId}>
            <Text id="sessions.notes" />
          </a>
        )}
      </div>
    </li>
  );
}

const dateOf = (at: number): string => new Intl.DateTimeFormat(LOCALE, {dateStyle: 'medium', timeStyle: 'short'}).format(at);
