import {lazy, Suspense, useState} from 'react';
import type {SessionListing} from '../../../shared/wire/http.ts';
import {announce} from '../../kit/announcer.ts';
import {Boundary} from '../../kit/boundary.tsx';
import {ButtonLink} from '../../kit/button.tsx';
import {Field} from '../../kit/field.tsx';
import {Notice} from '../../kit/notice.tsx';
import {Text, t} from '../../locales/organiser.ts';
import {listSessions, sentenceFor} from '../requests.ts';
import {FILTER_FROM, found, listed, SECTIONS} from './listing.ts';
import styles from './session-list.module.css';
import {SessionRow} from './session-row.tsx';

const TemplateCards = lazy(async () => ({default: (await import('../template-cards.tsx')).TemplateCards}));

/** Every session of this server, and what a new one can be made from. */
export function SessionList({sessions: first}: {readonly sessions: readonly SessionListing[]}) {
  const [sessions, setSessions] = useState(first);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const matching = found(sessions, typed);

  /** After something was deleted or kept: the list as the server has it. */
  const changed = async (said: string) => {
    const reply = await listSessions();
    setProblem(reply.ok ? null : sentenceFor(reply.code));
    if (reply.ok) setSessions(reply.body);
    announce('form', said);
  };

  return (
    <>
      <div className={styles.top}>
        <h1>
          <Text id="sessions.heading" />
        </h1>
        <ButtonLink href="/o?new" kind="primary">
          <Text id="sessions.new" />
        </ButtonLink>
      </div>
      {problem !== null && (
        <Notice tone="soon" icon="offline">
          {problem}
        </Notice>
      )}
      {sessions.length === 0 && (
        <p>
          <Text id="sessions.none" />
        </p>
      )}
      {sessions.length > FILTER_FROM && (
        <div className={styles.filter}>
          <Field id="filter" name="filter" label={<Text id="sessions.filter" />} onText={setTyped} />
          <p role="status" className={styles.hint}>
            {typed.trim() !== '' && <Text id="sessions.found" values={{count: matching.length}} />}
          </p>
        </div>
      )}
      {SECTIONS.map(section => {
        const own = listed(matching, section);
        if (own.length === 0) return null;
        return (
          <section key={section} className={styles.section} aria-labelledby={section}>
            <h2 id={section}>
              <Text id={`sessions.${section}`} />
            </h2>
            <ul className={styles.sessions}>
              {own.map(session => (
                <SessionRow key={session.session} session={session} onChanged={said => void changed(said)} />
              ))}
            </ul>
          </section>
        );
      })}
      <section className={styles.section} aria-labelledby="templates">
        <h2 id="templates">
          <Text id="sessions.templates" />
        </h2>
        <Boundary>
          <Suspense fallback={<p>{t('sessions.templates-loading')}</p>}>
            <TemplateCards />
          </Suspense>
        </Boundary>
      </section>
    </>
  );
}
