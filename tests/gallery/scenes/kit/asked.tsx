import {Button} from '../../../../client/kit/button.tsx';
import {Choices} from '../../../../client/kit/choices.tsx';
import {Field} from '../../../../client/kit/field.tsx';
import {Form} from '../../../../client/kit/form.tsx';
import {NameForm} from '../../../../client/kit/name-form.tsx';
import {ReaderControls} from '../../../../client/kit/reader-controls.tsx';
import type {Complete} from '../../scene.ts';
import {kit, LONG, nothing} from './kit-scene.ts';
import {SelectFields} from './select-fields.tsx';

/** Parts that ask: what is typed or chosen, and what is wrong with it. */
export const ASKED: Complete<'choices' | 'field' | 'form' | 'name-form' | 'reader' | 'select-field'> = {
  choices: [
    kit(
      'choices/radios',
      <Choices
        legend="How are you arriving today?"
        name="check-in"
        options={['Struggling', 'Low', 'OK', 'Good', 'Great'].map(value => ({value, label: value}))}
        defaultValue="OK"
      />,
    ),
    kit(
      'choices/checkboxes-with-hints-and-error',
      <Choices
        legend="Anything we should know?"
        hint="The facilitator sees this."
        error="Choose one, or go on without."
        name="know"
        isMultiple
        defaultValue={['reader']}
        options={[
          {value: 'reader', label: 'I use a screen reader', hint: 'We say what is on the big screen.'},
          {value: 'long', label: LONG},
        ]}
      />,
    ),
  ],
  field: [
    kit(
      'field/every-state',
      <>
        <Field id="empty" name="empty" label="Your note" isMultiline />
        <Field
          id="hint"
          name="hint"
          label="Enter the 8-number code"
          hint="You can find it on the screen."
          inputMode="numeric"
          isCode
          defaultValue="4829 1573"
        />
        <Field id="error" name="error" label="Title" hint="What people see." error="Enter a title" />
        <Field id="near" name="near" label="Near the limit" most={40} defaultValue="Thirty-five letters are in this one" />
        <Field id="over" name="over" label="Over the limit" most={20} defaultValue="More than twenty letters" />
        <Field id="rtl" name="rtl" label="From right to left" isMultiline defaultValue="أريد أن أعرف كم سأنتظر" />
      </>,
    ),
  ],
  form: [
    kit(
      'form/errors',
      <Form
        onSend={nothing}
        errors={[
          {field: 'title', message: 'Enter a title'},
          {field: 'choice', message: 'Choose when it starts'},
          {field: null, message: 'The server could not be reached. Try again.'},
        ]}
      >
        <Field id="title" name="title" label="Title" error="Enter a title" />
        <Choices
          legend="When does it start?"
          name="choice"
          error="Choose when it starts"
          options={[
            {value: 'now', label: 'Now'},
            {value: 'later', label: 'Later'},
          ]}
        />
        <Button type="submit" kind="primary">
          Save
        </Button>
      </Form>,
    ),
  ],
  'name-form': [
    kit(
      'name-form/over-the-limit',
      <NameForm
        id="name"
        label="Name of the theme"
        most={40}
        defaultValue={LONG}
        empty="Write a name first"
        long="Make it shorter. It can have 40 characters."
        onName={nothing}
      >
        <Button type="submit">Save</Button>
      </NameForm>,
    ),
  ],
  reader: [kit('reader/controls', <ReaderControls />, {isSmoke: true})],
  'select-field': [kit('select-field/every-state', <SelectFields />)],
};
