import {useEffect, useState} from 'react';
import type {SessionId} from '../../shared/wire/ids.ts';
import {ButtonLink} from '../kit/button.tsx';
import {newId} from '../live/commands.ts';
import {Text, t} from '../locales/organiser.ts';
import styles from './new-session.module.css';
import {SessionForm} from './session-form.tsx';
import {TEMPLATE_IDS, template, templateNamed} from './templates.ts';

/** Two steps: `?new` chooses what to start from, `?new=<template>` is the form, so that choosing takes nothing typed away. */
export function NewSession({template: name}: {readonly template: string}) {
  // Made once: a form sent again after a lost answer asks for the same session.
  const [id] = useState<SessionId>(newId);
  const chosen = templateNamed(name);
  useEffect(() => {
    document.title = t('new.page-title');
  }, []);
  return (
    <>
      <a className={styles.back} href={chosen ? '/o?new' : '/o'}>
        <Text id={chosen ? 'new.back-to-templates' : 'new.back'} />
      </a>
      <h1>
        <Text id="new.heading" />
      </h1>
      {chosen ? <SessionForm id={id} template={chosen} onCreated={session => location.assign(`/f/${session}`)} /> : <Templates />}
    </>
  );
}

const Templates = () => (
  <>
    <p>
      <Text id="new.choose" />
    </p>
    <ul className={styles.templates}>
      {TEMPLATE_IDS.map(template).map(({id, name, help, activities}) => (
        <li key={id} className={styles.template}>
          <h2 className={styles.name}>{name}</h2>
          <p>{help}</p>
          <p className={styles.facts}>
            <Text id="new.total" values={{count: activities.length, minutes: sum(activities.map(activity => activity.minutes))}} />
          </p>
          <ButtonLink href={`/o?new=${id}`}>
            <Text id="new.use" values={{name}} />
          </ButtonLink>
        </li>
      ))}
    </ul>
  </>
);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
