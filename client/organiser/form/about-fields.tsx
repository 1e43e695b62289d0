import {MAX_ABOUT_CHARS} from '../../../shared/wire/limits.ts';
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
export const AboutFields = ({draft, errors, onChange}: AboutFieldsProps) =>
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
