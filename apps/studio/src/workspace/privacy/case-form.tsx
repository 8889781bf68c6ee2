import { useBelvedere } from '@belvedere/sdk/react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { CheckField, SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { MemberField } from '../member-field.tsx';

const TYPES = ['access', 'portability', 'rectification', 'erasure', 'restriction', 'objection'] as const;
type Type = (typeof TYPES)[number];

/** Writes down what somebody asked by letter or telephone. */
export function CaseForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const { cases } = useBelvedere().compliance;
  const form = useForm({ defaultValues: { type: 'access' as Type, userId: '', subject: { email: '' }, details: '', withFiles: false } });
  const { errors, isSubmitting } = form.formState;
  const [userId, type] = useWatch({ control: form.control, name: ['userId', 'type'] });
  const submit = useSubmit(form, {
    call: (typed) =>
      cases.open({
        type: typed.type,
        subject: typed.userId ? { userId: typed.userId } : { email: typed.subject.email },
        ...(typed.details && { details: typed.details }),
        withFiles: typed.withFiles,
      }),
    done: t('cases.opened'),
    stale: [cases.list],
    next: onDone,
  });
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <p className="text-sm text-quiet">{t('cases.openLead')}</p>
      <FormProblem message={errors.root?.message} />
      <SelectField label={t('cases.type')} error={errors.type?.message} {...form.register('type')}>
        {TYPES.map((each) => (
          <option key={each} value={each}>
            {t(`cases.types.${each}`)}
          </option>
        ))}
      </SelectField>
      <MemberField label={t('cases.subject')} nobody={t('cases.noMember')} error={errors.userId?.message} {...form.register('userId')} />
      {!userId && (
        <TextField
          label={t('cases.email')}
          type="email"
          required
          error={errors.subject?.email?.message}
          {...form.register('subject.email')}
        />
      )}
      <TextArea label={t('cases.details')} error={errors.details?.message} {...form.register('details')} />
      {(type === 'access' || type === 'portability') && <CheckField label={t('cases.withFiles')} {...form.register('withFiles')} />}
      <Button type="submit" look="primary" disabled={isSubmitting}>
        {t('cases.open')}
      </Button>
    </form>
  );
}
