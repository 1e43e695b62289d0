import {memo, useId, useState} from 'react';
import type {PersonId} from '../../shared/wire/ids.ts';
import {Button} from '../kit/button.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {recordIn} from '../live/records.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text} from '../locales/console.ts';
import {ActionButton} from './action-button.tsx';
import {isThere} from './actions.ts';
import {peopleIn} from './derive.ts';
import {Panel} from './panel.tsx';
import styles from './people-panel.module.css';

/** The devices that joined. Who wrote, or whether somebody wrote, is not here, because the server does not tell it. */
export function PeoplePanel() {
  const people = useRoom(room => peopleIn(room.records));
  const here = useRoom(room => recordIn(room.records, 'here')?.here ?? 0);
  const mayRemove = useRoom(room => isThere('remove', recordIn(room.records, 'session')?.phase ?? 'draft'));
  const [asked, setAsked] = useState<PersonId | null>(null);
  return (
    <Panel title={<Text id="people.heading" />}>
      {people.length > 0 && (
        <p className={styles.here}>
          <Text id="people.here" values={{count: here}} />
        </p>
      )}
      {people.length === 0 ? (
        <p>
          <Text id="people.none" />
        </p>
      ) : (
        <details open>
          <summary className={styles.summary}>
            <Text id="people.joined" values={{count: people.length}} />
          </summary>
          <ul className={styles.people}>
            {people.map(id => (
              <PersonRow key={id} id={id} {...(mayRemove ? {onRemove: setAsked} : {})} />
            ))}
          </ul>
        </details>
      )}
      <p className={styles.private}>
        <Text id="people.private" />
      </p>
      <RemoveDialog person={asked} onClose={() => setAsked(null)} />
    </Panel>
  );
}

interface PersonRowProps {
  readonly id: PersonId;
  readonly onRemove?: (id: PersonId) => void;
}

const PersonRow = memo(({id, onRemove}: PersonRowProps) => {
  const person = useRecord(`person:${id}`);
  const name = useId();
  if (!person) return null;
  return (
    <li className={styles.person}>
      <span id={name} data-removed={person.isRemoved || undefined}>
        <Text id={person.isRemoved ? 'people.removed' : 'people.phone'} values={{number: person.number}} />
      </span>
      {!person.isRemoved && onRemove && (
        <Button describedBy={name} onPress={() => onRemove(id)}>
          <Text id="people.remove" />
        </Button>
      )}
    </li>
  );
});

function RemoveDialog({person, onClose}: {readonly person: PersonId | null; readonly onClose: () => void}) {
  const record = useRecord(`person:${person ?? ''}`);
  // It stays open until the frame says that the phone has gone, so that a refusal is read where it was pressed.
  return (
    <Dialog
      isOpen={record !== undefined && !record.isRemoved}
      title={<Text id="people.remove-ask" values={{number: record?.number ?? 0}} />}
      onClose={onClose}
      closeLabel={<Text id="people.keep" />}
      actions={
        record && (
          <ActionButton action="remove" seen={{person: record.id}} about={`person:${record.id}`} kind="destructive" isWide>
            <Text id="people.remove" />
          </ActionButton>
        )
      }
    >
      <p>
        <Text id="people.remove-help" />
      </p>
    </Dialog>
  );
}
