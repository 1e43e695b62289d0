import type {FieldError} from '../kit/form.tsx';

/** The error of one field, as its properties; nothing when it has none. */
export function errorIn(errors: readonly FieldError[], field: string): {readonly error?: string} {
  const found = errors.find(error => error.field === field);
  return found ? {error: found.message} : {};
}
