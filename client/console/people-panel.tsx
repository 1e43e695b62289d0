import {memo, useId, useState} from 'react';
import type {PersonId} from '../../shared/wire/ids.ts';
import {Button} from '../kit/button.tsx';
import {Disclosure} from '../kit/disclosure.tsx';
import {Field} from '../kit/field.tsx';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text} from '../locales/console.ts';
import {countPeople, isHere, peopleIn, peopleNamed} from './derive.ts';
import {Knocks} from './knocks.tsx';
import {nameOf} from './names.ts';
import {Panel} from './panel.tsx';
import styles from './people-panel.module.css';
import {useMay} from './power.ts';
import {RemoveDialog} from './remove-dialog.tsx';

/** From so many people on their numbers are shown: below that they say who. */
const COUNTED_FROM = 3;
/** Rows that are made at once; a thousand would make the page slow. */
const ROWS = 100;
/** A list this short is read faster than searched. */
const FILTERED_FROM = 10;

/** Numbers first, then who. Whether somebody wrote is not here, because the server does not tell it. */
export function PeoplePanel() {
  const count = useRoom(room => countPeople(room.records));
  const joined = useRoom(room => peopleIn(room.records).length);
  const [asked, setAsked] = useState<PersonId | null>(null);
  return (
    <Panel title={<Text id="people.heading" />}>
      <Knocks />
      {joined === 0 && (
        <p>
          <Text id="people.none" />
        </p>
      )}
      {joined > 0 && (
        <p>
          <Text id="people.joined" values={{count}} />
        </p>
      )}
      {count > 0 && (count < COUNTED_FROM ? <Few /> : <Presence total={count} />)}
      {joined > 0 && (
        <Disclosure id="people-list" summary={<Text id="people.list" />}>
          <Everyone total={joined} onRemove={setAsked} />
        </Disclosure>
      )}
      <p className={styles.quiet}>
        <Text id="people.private" />
      </p>
      <RemoveDialog person={asked} onClose={() => setAsked(null)} />
    </Panel>
  );
}

const Few = () => (
  <p className={styles.quiet}>
    <Text id="people.few" />
  </p>
);

/** Here, away, stepped out: words with a bar each. */
function Presence({total}: {readonly total: number}) {
  const here = useRecord('here');
  if (!here) return null;
  const rows = [
    {state: 'here', count: here.here},
    {state: 'away', count: here.away},
    {state: 'out', count: here.out},
  ] as const;
  return (
    <ul className={styles.presence}>
      {rows.map(({state, count}) => (
        <li key={state} className={styles.state} data-state={state}>
          <span>
            <Text id={`people.${state}`} values={{count}} />
          </span>
          <Share of={total} count={count} />
        </li>
      ))}
    </ul>
  );
}

/** The words beside it say the same. */
const Share = ({count, of}: {readonly count: number; readonly of: number}) => (
  <span
    className={styles.bar}
    aria-hidden="true"
    ref={bar => {
      bar?.style.setProperty('--share', String(of === 0 ? 0 : Math.min(1, count / of)));
    }}
  />
);

function Everyone({total, onRemove}: {readonly total: number; readonly onRemove: (person: PersonId) => void}) {
  const [letters, setLetters] = useState('');
  const [most, setMost] = useState(ROWS);
  const found = useRoom(room => peopleNamed(room.records, letters));
  const mayRemove = useMay('remove');
  const field = useId();
  const hidden = found.length - most;
  return (
    <>
      {total > FILTERED_FROM && (
        <Field
          id={field}
          name="person"
          label={<Text id="people.filter" />}
          onText={text => {
            setLetters(text);
            setMost(ROWS);
          }}
        />
      )}
      {letters !== '' && (
        <p className={styles.quiet}>
          <Text id="people.found" values={{count: found.length}} />
        </p>
      )}
      <ul className={styles.people}>
        {found.slice(0, most).map(id => (
          <PersonRow key={id} id={id} {...(mayRemove ? {onRemove} : {})} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button onPress={() => setMost(most + ROWS)}>
          <Text id="people.more" values={{count: Math.min(hidden, ROWS)}} />
        </Button>
      )}
    </>
  );
}

interface PersonRowProps {
  readonly id: PersonId;
  readonly onRemove?: (id: PersonId) => void;
}

const PersonRow = memo(({id, onRemove}: PersonRowProps) => {
  const person = useRecord(`person:${id}`);
  const isIn = useRoom(room => isHere(room.records, id));
  const name = useId();
  if (!person) return null;
  return (
    <li className={styles.person}>
      <span id={name} className={styles.who} data-removed={person.isRemoved || undefined}>
        <bdi className={styles.name}>{nameOf(person)}</bdi>
        <span className={styles.facts}>
          <span>
            <Text id={person.isRemoved ? 'people.is-removed' : isIn ? 'people.is-here' : 'people.is-away'} />
          </span>
          <span>
            <Text id="people.turns" values={{count: person.turns}} />
          </span>
        </span>
      </span>
      {!person.isRemoved && onRemove && (
        <Button describedBy={name} onPress={() => onRemove(id)}>
          <Text id="people.remove" />
        </Button>
      )}
    </li>
  );
});
