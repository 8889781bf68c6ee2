import type { SyntheticEvent } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { showErrors } from './show-errors.ts';
import { useStepUp } from './step-up.tsx';
import { useToasts } from './toasts.tsx';
import { useRefresh, type Stale } from './use-act.ts';

interface Submission<V extends FieldValues, T> {
  call: (values: V) => Promise<T>;
  done?: string | undefined;
  stale?: readonly Stale[] | undefined;
  next?: ((answer: T) => void | Promise<void>) | undefined;
}

/** What a form does when it is sent: the call, who is there if that must be asked, and what is wrong beside its field. */
export function useSubmit<V extends FieldValues, T>(form: UseFormReturn<V>, { call, done, stale = [], next }: Submission<V, T>) {
  const withStepUp = useStepUp();
  const toasts = useToasts();
  const refresh = useRefresh();
  const submit = form.handleSubmit(async (values) => {
    try {
      const answer = await withStepUp(() => call(values));
      await refresh(stale);
      if (done) toasts.done(done);
      await next?.(answer);
    } catch (error) {
      showErrors(form, error, namesOf(values) as Path<V>[]);
    }
  });
  return (event: SyntheticEvent) => {
    // React hands events through portals: a form in a dialog would send the form around it as well.
    event.stopPropagation();
    void submit(event);
  };
}

/** `{ a: { b: 1 }, c: [2] }` → `a.b`, `c`: as the server names fields. */
function namesOf(values: object, above = ''): string[] {
  return Object.entries(values).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? namesOf(value, `${above}${name}.`) : `${above}${name}`,
  );
}
