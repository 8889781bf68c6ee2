import type { TourPasswordView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../ui/ask.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Section } from '../ui/page.tsx';
import { useAct } from '../ui/use-act.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { Openers } from './openers.tsx';

/** Passwords that open the tour, each for somebody else, so that one can be taken away. */
export function TourPasswords({ tourId }: { tourId: string }) {
  const { t } = useTranslation();
  const { passwords } = useBelvedere().tours;
  const ask = useAsk();
  const { act } = useAct();
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useBelvedereQuery((client) => client.tours.passwords.list, { tourId });
  const revoke = async ({ id, label }: TourPasswordView) => {
    const question = { title: t('publish.revokePassword'), text: t('publish.revokePasswordText', { label }), action: t('publish.revoke') };
    if (await ask(question)) await act(() => passwords.revoke({ id }), { done: t('publish.revoked', { label }), stale: [passwords.list] });
  };
  return (
    <Section
      title={t('publish.passwords')}
      lead={t('publish.passwordsLead')}
      actions={<Button onClick={() => setOpen(true)}>{t('publish.addPassword')}</Button>}
    >
      <Openers items={data?.items} error={error} empty={t('publish.noPassword')} onRevoke={(each) => void revoke(each)} />
      <Dialog title={t('publish.addPassword')} open={isOpen} onClose={() => setOpen(false)}>
        <PasswordForm tourId={tourId} onDone={() => setOpen(false)} />
      </Dialog>
    </Section>
  );
}

function PasswordForm({ tourId, onDone }: { tourId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const { passwords } = useBelvedere().tours;
  const form = useForm({ defaultValues: { label: '', password: '' } });
  const { errors, isSubmitting } = form.formState;
  const send = useSubmit(form, {
    call: (values) => passwords.create({ tourId, ...values }),
    done: t('publish.passwordAdded'),
    stale: [passwords.list],
    next: onDone,
  });
  return (
    <form className="grid grid-cols-1 gap-4" onSubmit={send}>
      <FormProblem message={errors.root?.message} />
      <TextField
        label={t('publish.forWhom')}
        hint={t('publish.forWhomHint')}
        required
        error={errors.label?.message}
        {...form.register('label')}
      />
      <TextField
        label={t('publish.password')}
        hint={t('publish.passwordHint')}
        autoComplete="off"
        required
        error={errors.password?.message}
        {...form.register('password')}
      />
      <Button type="submit" look="primary" disabled={isSubmitting}>
        {t('publish.addPassword')}
      </Button>
    </form>
  );
}
