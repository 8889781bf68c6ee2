import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { moment } from '../../words/moments.ts';
import { MemberField } from '../member-field.tsx';
import { usePeople } from '../use-people.ts';
import { saidByServer } from '../../words/by-server.ts';

/** Gives a member a role or a permission until a time. */
export function GrantForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const { grants } = useBelvedere().access;
  const toasts = useToasts();
  const { nameOf } = usePeople();
  const { data: roles } = useBelvedereQuery(({ access }) => access.roles.list, {}, { throwOnError: true });
  const { data: permissions } = useBelvedereQuery(({ access }) => access.permissions.list, {}, { throwOnError: true });
  const form = useForm({ defaultValues: { userId: '', what: '', reason: '', expiresAt: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = useSubmit(form, {
    call: async ({ userId, what, reason, expiresAt }) => {
      const [kind, value = ''] = what.split(' ');
      const until = new Date(expiresAt);
      await grants.create({ userId, ...(kind === 'role' ? { roleId: value } : { scope: value }), reason, expiresAt: until });
      return t('grants.given', { name: nameOf(userId), when: moment(until) });
    },
    stale: [grants.list],
    next: (said) => {
      toasts.done(said);
      onDone();
    },
  });
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <FormProblem message={errors.root?.message} />
      <MemberField label={t('grants.who')} error={errors.userId?.message} {...form.register('userId')} />
      <SelectField label={t('grants.what')} hint={t('grants.whatHint')} required error={errors.what?.message} {...form.register('what')}>
        <option value="">{t('explain.choose')}</option>
        <optgroup label={t('grants.roles')}>
          {roles?.items.map(({ id, name }) => (
            <option key={id} value={`role ${id}`}>
              {name}
            </option>
          ))}
        </optgroup>
        <optgroup label={t('grants.permissions')}>
          {permissions?.items.map(({ name, description }) => (
            <option key={name} value={`scope ${name}`}>
              {name} – {saidByServer(`permissions.${name}`, description)}
            </option>
          ))}
        </optgroup>
      </SelectField>
      <TextField
        label={t('grants.reason')}
        hint={t('grants.reasonHint')}
        required
        minLength={3}
        error={errors.reason?.message}
        {...form.register('reason')}
      />
      <TextField
        label={t('grants.until')}
        hint={t('grants.untilHint')}
        type="datetime-local"
        required
        error={errors.expiresAt?.message}
        {...form.register('expiresAt')}
      />
      <Button type="submit" look="primary" disabled={isSubmitting}>
        {t('grants.create')}
      </Button>
    </form>
  );
}
