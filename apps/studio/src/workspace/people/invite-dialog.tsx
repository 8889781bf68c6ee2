import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { useSubmit } from '../../ui/use-submit.ts';

export function InviteDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('members.invite')} open={open} onClose={onClose} className="w-[min(28rem,calc(100vw-2rem))]">
      <InviteForm onDone={onClose} />
    </Dialog>
  );
}

function InviteForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const { invitations } = useBelvedere().tenancy;
  const { data: roles } = useBelvedereQuery((client) => client.access.roles.list, {}, { throwOnError: true });
  const form = useForm({ defaultValues: { email: '', roleId: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = useSubmit(form, {
    call: (typed) => invitations.create(typed),
    done: t('members.invited'),
    stale: [invitations.list],
    next: onDone,
  });
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <p className="text-sm text-quiet">{t('members.inviteLead')}</p>
      <FormProblem message={errors.root?.message} />
      <TextField label={t('members.email')} type="email" required error={errors.email?.message} {...form.register('email')} />
      <SelectField label={t('members.role')} required error={errors.roleId?.message} {...form.register('roleId')}>
        <option value="">{t('members.chooseRole')}</option>
        {roles?.items.map(({ id, name, description }) => (
          <option key={id} value={id}>
            {description ? `${name} – ${description}` : name}
          </option>
        ))}
      </SelectField>
      <Button type="submit" look="primary" disabled={isSubmitting}>
        {t('members.sendInvitation')}
      </Button>
    </form>
  );
}
