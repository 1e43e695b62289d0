import {useId, useRef, useState} from 'react';
import type {ActivityId} from '../../shared/wire/ids.ts';
import {MAX_PROMPT_CHARS} from '../../shared/wire/limits.ts';
import {Button} from '../kit/button.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {Field} from '../kit/field.tsx';
import {Form} from '../kit/form.tsx';
import {Words} from '../kit/words.tsx';
import {useRecord} from '../live/use-room.ts';
import {Text, t} from '../locales/console.ts';
import {useAct} from './act.ts';
import {useMay} from './power.ts';
import styles from './prompt.module.css';

/** An activity's prompt, and a question in which it can be changed as long as the activity is not closed. */
export function Prompt({activity, isLarge = false}: {readonly activity: ActivityId; readonly isLarge?: boolean}) {
  const record = useRecord(`activity:${activity}`);
  const mayPut = useMay('prompt');
  const [isOpen, setOpen] = useState(false);
  if (!record) return null;
  const mayEdit = mayPut && record.at !== 'closed';
  return (
    <div className={styles.prompt} data-large={isLarge || undefined}>
      {record.prompt ? (
        <Words className={styles.words}>{record.prompt}</Words>
      ) : (
        <p className={styles.none}>
          <Text id="prompt.none" />
        </p>
      )}
      {mayEdit && (
        <div className={styles.edit}>
          <Button icon="pencil" onPress={() => setOpen(true)}>
            <Text id="prompt.edit" />
          </Button>
        </div>
      )}
      <Dialog
        isOpen={isOpen && mayEdit}
        title={<Text id="prompt.edit-of" values={{title: <bdi>{record.title}</bdi>}} />}
        onClose={() => setOpen(false)}
        closeLabel={<Text id="prompt.cancel" />}
      >
        <PromptForm activity={activity} prompt={record.prompt ?? ''} onSaved={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}

interface PromptFormProps {
  readonly activity: ActivityId;
  readonly prompt: string;
  readonly onSaved: () => void;
}

function PromptForm({activity, prompt, onSaved}: PromptFormProps) {
  const {isBusy, answer, act, say} = useAct('prompt');
  const field = useId();
  // What was there when the question was opened: a change by somebody else takes no letter away.
  const first = useRef(prompt).current;
  const save = async (text: string) => {
    if (text.trim().length > MAX_PROMPT_CHARS) return say(t('prompt.too-long', {most: MAX_PROMPT_CHARS}));
    if (await act({activity, text}, {about: `activity:${activity}`})) onSaved();
  };
  return (
    <Form onSend={data => void save(String(data.get('prompt')))}>
      <Field
        id={field}
        name="prompt"
        label={<Text id="prompt.label" />}
        hint={<Text id="prompt.hint" />}
        isMultiline
        rows={4}
        defaultValue={first}
        most={MAX_PROMPT_CHARS}
        {...(answer === null ? {} : {error: answer})}
      />
      <div>
        <Button type="submit" kind="primary" isBusy={isBusy}>
          <Text id="prompt.save" />
        </Button>
      </div>
    </Form>
  );
}
