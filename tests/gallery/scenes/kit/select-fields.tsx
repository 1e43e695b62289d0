import {SelectField, WhenField} from '../../../../client/kit/select-field.tsx';
import {LONG, nothing} from './kit-scene.ts';

/** What the browser chooses from itself, with everything that can stand round it. */
export const SelectFields = () => (
  <>
    <SelectField id="kind" label="What people do" value="write" options={[{value: 'write', label: 'Write'}]} onChoice={nothing} />
    <SelectField
      id="source"
      label={LONG}
      hint="Only activities before this one."
      error="Choose one"
      value="one"
      options={[
        {value: 'one', label: 'What matters'},
        {value: 'two', label: LONG},
      ]}
      onChoice={nothing}
    />
    <WhenField id="when" label="When does it begin?" hint="You can leave this empty." defaultValue="2026-11-22T10:00" onText={nothing} />
    <WhenField id="end" label="When does it end?" error="Choose a day and a time" defaultValue="" onText={nothing} />
  </>
);
