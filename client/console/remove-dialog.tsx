import {useState} from 'react';
import {RemoveReason} from '../../shared/session/people.ts';
import type {PersonId} from '../../shared/wire/ids.ts';
import type {PersonRecord} from '../../shared/wire/records.ts';
import {Button} from '../kit/button.tsx';
import {Choices} from '../kit/choices.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {Form} from '../kit/form.tsx';
import {useRecord} from '../live/use-room.ts';
import {Text, t} from '../locales/console.ts';
import {useAct} from './act.ts';
import {nameOf} from './names.ts';

/** Lesser steps first, then why. It stays open until the frame says that they have gone, so that a refusal is read where it was pressed. */
export function RemoveDialog({person, onClose}: {readonly person: PersonId | null; readonly onClose: () => void}) {
  const record = useRecord(`person:${person ?? ''}`);
  return (
    <Dialog
      isOpen={record !== undefined && !record.isRemoved}
      title={<Text id="people.remove-ask" values={{name: <bdi>{record && nameOf(record)}</bdi>}} />}
      onClose={onClose}
      closeLabel={<Text id="people.keep" />}
    >
      {record && <RemoveForm person={record} />}
    </Dialog>
  );
}

function RemoveForm({person}: {readonly person: PersonRecord}) {
  const {isBusy, answer, act} = useAct('remove');
  const [isUnsaid, setUnsaid] = useState(false);
  const remove = (chosen: unknown) => {
    const reason = RemoveReason.safeParse(chosen);
    setUnsaid(!reason.success);
    if (reason.success) void act({person: person.id, reason: reason.data}, {about: `person:${person.id}`});
  };
  const error = answer ?? (isUnsaid ? t('people.remove-no-reason') : null);
  return (
    <Form onSend={data => remove(data.get('remove-reason'))}>
      <p>
        <Text id="people.remove-first" />
      </p>
      <p>
        <Text id="people.remove-help" />
      </p>
      <Choices
        legend={<Text id="people.remove-why" />}
        hint={<Text id="people.remove-private" />}
        name="remove-reason"
        options={RemoveReason.options.map(value => ({value, label: <Text id={`reason.${value}`} />}))}
        {...(error === null ? {} : {error})}
      />
      <div>
        <Button type="submit" kind="destructive" isBusy={isBusy}>
          <Text id="people.remove-do" />
        </Button>
      </div>
    </Form>
  );
}
