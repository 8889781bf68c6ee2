import type { SyntheticEvent, ReactNode } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';

interface Mistake {
  message?: string | undefined;
}

interface Props {
  /** The field of the form that the reason is. */
  reason: UseFormRegisterReturn<'reason'>;
  state: { errors: { root?: Mistake; reason?: Mistake }; isSubmitting: boolean };
  onSubmit: (event: SyntheticEvent) => void;
  text: string;
  /** What the button does that goes through with it, and how it looks. */
  action: string;
  look: 'primary' | 'danger';
  /** What the other one says. */
  keep: string;
  onKeep: () => void;
  children?: ReactNode;
}

/** What is asked before something is done that people are told of, with the reason that they are given. */
export function ReasonForm({ reason, state, onSubmit, text, action, look, keep, onKeep, children }: Props) {
  const { t } = useTranslation();
  const { errors, isSubmitting } = state;
  return (
    <form className="grid gap-4" onSubmit={onSubmit}>
      <FormProblem message={errors.root?.message} />
      <p className="text-sm text-quiet">{text}</p>
      {children}
      <TextArea label={t('events.reason')} hint={t('events.reasonHint')} maxLength={1000} error={errors.reason?.message} {...reason} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onKeep}>{keep}</Button>
        <Button type="submit" look={look} disabled={isSubmitting}>
          {action}
        </Button>
      </div>
    </form>
  );
}

/** `{ reason }` where one was given. */
export function reasonIn({ reason }: { reason: string }): { reason?: string } {
  return reason.trim() ? { reason: reason.trim() } : {};
}
