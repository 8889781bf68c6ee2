import { isBelvedereError } from '@belvedere/sdk';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { reasonOf, reasonOfField } from '../app/reason-of.ts';

/** Puts what the server says of single fields beside them, and the rest above the form (`root`). */
export function showErrors<V extends FieldValues>(form: UseFormReturn<V>, error: unknown, names: readonly Path<V>[]): void {
  const fields = isBelvedereError(error) ? error.fields : {};
  const known = names.filter((name) => Object.hasOwn(fields, name));
  for (const name of known) form.setError(name, { message: reasonOfField(error, name) ?? '' }, { shouldFocus: name === known[0] });
  if (known.length === 0) form.setError('root', { message: reasonOf(error) });
}
