import {useEffect, useId} from 'react';
import type {ActivityId} from '../../shared/wire/ids.ts';
import {MAX_ACTIVITY_MINUTES} from '../../shared/wire/limits.ts';
import {Button} from '../kit/button.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {Field} from '../kit/field.tsx';
import {focusField} from '../kit/focus.ts';
import {Form} from '../kit/form.tsx';
import {recordIn} from '../live/records.ts';
import {useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/console.ts';
import {useAct} from './act.ts';
import {useMay} from './power.ts';

/** The shortest that rests anybody. */
const USUAL_MINUTES = 10;

/** K, Enter. The question goes with the activity that it was asked in. */
export function BreakDialog({from, onClose}: {readonly from: ActivityId | null; readonly onClose: () => void}) {
  const isOn = useRoom(room => from !== null && recordIn(room.records, 'session')?.current === from);
  const mayBreak = useMay('break-now');
  return (
    <Dialog isOpen={isOn && mayBreak} title={<Text id="break.heading" />} onClose={onClose} closeLabel={<Text id="break.keep" />}>
      {from !== null && <BreakForm from={from} />}
    </Dialog>
  );
}

function BreakForm({from}: {readonly from: ActivityId}) {
  const {isBusy, answer, act, say} = useAct('break-now');
  const field = useId();
  useEffect(() => {
    // After the dialog has put the focus on its heading: Enter alone then starts the break.
    const timer = setTimeout(() => focusField(field));
    return () => clearTimeout(timer);
  }, [field]);
  const go = (typed: string) => {
    const minutes = Number(typed.trim());
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > MAX_ACTIVITY_MINUTES)
      return say(t('break.wrong', {most: MAX_ACTIVITY_MINUTES}));
    void act({from, minutes, title: t('break.title')}, {about: 'session'});
  };
  return (
    <Form onSend={data => go(String(data.get('minutes')))}>
      <p>
        <Text id="break.help" />
      </p>
      <Field
        id={field}
        name="minutes"
        label={<Text id="break.minutes" />}
        inputMode="numeric"
        defaultValue={String(USUAL_MINUTES)}
        {...(answer === null ? {} : {error: answer})}
      />
      <div>
        <Button type="submit" kind="primary" isBusy={isBusy}>
          <Text id="break.go" />
        </Button>
      </div>
    </Form>
  );
}
