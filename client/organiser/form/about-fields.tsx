import {MAX_ABOUT_CHARS} from '../../../shared/wire/limits.ts';
import {Choices} from '../../kit/choices.tsx';
import {Field} from '../../kit/field.tsx';
import type {FieldError} from '../../kit/form.tsx';
import {Text} from '../../locales/organiser.ts';
import type {Draft} from './draft.ts';
import {aboutField, errorIn} from './errors.ts';

interface AboutFieldsProps {
  readonly draft: Draft;
  readonly errors: readonly FieldError[];
  readonly onChange: (change: Partial<Draft>) => void;
}

const FIELDS = ['contentNote', 'support', 'whatNext', 'agreement'] as const;

/** What people are told beside the activities. */
export const AboutFields = (props: AboutFieldsProps) => (
  <>
    <TextFields {...props} />
    <QuickExitField {...props} />
  </>
);

const QUICK_EXIT = 'quick-exit';

const QuickExitField = ({draft, onChange}: AboutFieldsProps) => (
  <Choices
    name={QUICK_EXIT}
    legend={<Text id="form.quick-exit" />}
    isMultiple
    options={[{value: 'on', label: <Text id="form.quick-exit-show" />, hint: <Text id="form.quick-exit-hint" />}]}
    defaultValue={draft.hasQuickExit ? ['on'] : []}
    onChoice={chosen => onChange({hasQuickExit: chosen.length > 0})}
  />
);

const TextFields = ({draft, errors, onChange}: AboutFieldsProps) =>
  FIELDS.map(field => {
    const id = aboutField(field);
    return (
      <Field
        key={field}
        id={id}
        name={id}
        label={<Text id={`form.about.${field}`} />}
        hint={<Text id={`form.about-hint.${field}`} />}
        isMultiline
        rows={field === 'agreement' ? 8 : 3}
        defaultValue={draft[field]}
        {...(field !== 'agreement' && {most: MAX_ABOUT_CHARS})}
        onText={text => onChange({[field]: text})}
        {...errorIn(errors, id)}
      />
    );
  });
