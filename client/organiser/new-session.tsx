import {use, useEffect, useState} from 'react';
import type {NewSession as Plan} from '../../shared/session/lifecycle.ts';
import type {SessionId} from '../../shared/wire/ids.ts';
import {Button} from '../kit/button.tsx';
import {Notice} from '../kit/notice.tsx';
import {newId} from '../live/commands.ts';
import type {Reply} from '../live/requests.ts';
import {Text, t} from '../locales/organiser.ts';
import {draftOf} from './form/draft.ts';
import {keptDraft} from './form/keep-draft.ts';
import {SessionForm} from './form/session-form.tsx';
import styles from './new-session.module.css';
import {askForPlan, sentenceFor} from './requests.ts';
import {TemplateCards} from './template-cards.tsx';
import {planFrom, templateNamed} from './templates/templates.ts';

/** What a new session is begun from. */
export type Beginning = {readonly template: string} | {readonly again: SessionId};

/** Two steps: `?new` chooses what to start from, `?new=<template>` and `?again=<session>` are the form, so that choosing takes nothing typed away. */
export function NewSession({from}: {readonly from: Beginning}) {
  const chosen = 'template' in from ? templateNamed(from.template) : null;
  const isForm = chosen !== null || 'again' in from;
  useEffect(() => {
    document.title = t('new.page-title');
  }, []);
  return (
    <>
      <a className={styles.back} href={isForm && chosen ? '/o?new' : '/o'}>
        <Text id={isForm && chosen ? 'new.back-to-templates' : 'new.back'} />
      </a>
      <h1>
        <Text id="new.heading" />
      </h1>
      {chosen && <Begun from={chosen.id} plan={planFrom(chosen)} />}
      {'again' in from && <Again session={from.again} />}
      {!isForm && (
        <section className={styles.choose} aria-labelledby="choose">
          <h2 id="choose" className={styles.lead}>
            <Text id="new.choose" />
          </h2>
          <TemplateCards />
        </section>
      )}
    </>
  );
}

function Again({session}: {readonly session: SessionId}) {
  const [asking] = useState(() => plansAsked(session));
  const reply = use(asking);
  if (reply.ok) return <Begun from={session} plan={reply.body} />;
  return (
    <Notice tone="soon" icon="warning">
      {sentenceFor(reply.code)}
    </Notice>
  );
}

// Asked once, also when the page is rendered again while it waits.
const asked = new Map<SessionId, Promise<Reply<Plan>>>();
function plansAsked(session: SessionId): Promise<Reply<Plan>> {
  const asking = asked.get(session) ?? askForPlan(session);
  asked.set(session, asking);
  return asking;
}

function Begun({from, plan}: {readonly from: string; readonly plan: Plan}) {
  const [kept] = useState(() => keptDraft(from));
  const [start, setStart] = useState(() => kept.before ?? draftOf(plan, newId));
  const [isAsBefore, setAsBefore] = useState(kept.before !== null);
  return (
    <>
      {isAsBefore && (
        <Notice
          action={
            <Button
              onPress={() => {
                kept.forget();
                setStart(draftOf(plan, newId));
                setAsBefore(false);
              }}
            >
              <Text id="new.start-afresh" />
            </Button>
          }
        >
          <Text id="new.as-you-left" />
        </Notice>
      )}
      <SessionForm
        key={start.id}
        start={start}
        onChange={kept.save}
        onCreated={session => {
          kept.forget();
          location.assign(`/f/${session}`);
        }}
      />
    </>
  );
}
