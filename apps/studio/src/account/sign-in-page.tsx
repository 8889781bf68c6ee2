import { useBelvedere } from '@belvedere/sdk/react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Fields, PageHead, Section } from '../ui/page.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { ExternalSection } from './external-section.tsx';
import { PasskeysSection } from './passkeys-section.tsx';
import { TotpSection } from './totp-section.tsx';

/** By what one signs in. */
export function SignInPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('account.places.signIn')} lead={t('account.signInLead')} />
      <PasskeysSection />
      <TotpSection />
      <PasswordSection />
      <ExternalSection />
    </>
  );
}

function PasswordSection() {
  const { t } = useTranslation();
  const client = useBelvedere();
  const form = useForm({ defaultValues: { currentPassword: '', newPassword: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = useSubmit(form, {
    call: (typed) => client.identity.changePassword(typed),
    done: t('account.passwordChanged'),
    stale: [client.identity.sessions.list],
    next: () => form.reset(),
  });
  return (
    <Section title={t('account.password')} lead={t('account.passwordLead')}>
      <form className="grid gap-4" onSubmit={submit}>
        <FormProblem message={errors.root?.message} />
        <Fields>
          <TextField
            label={t('account.currentPassword')}
            type="password"
            autoComplete="current-password"
            required
            error={errors.currentPassword?.message}
            {...form.register('currentPassword')}
          />
          <TextField
            label={t('account.newPassword')}
            type="password"
            autoComplete="new-password"
            required
            hint={t('register.passwordHint')}
            error={errors.newPassword?.message}
            {...form.register('newPassword')}
          />
        </Fields>
        <div>
          <Button type="submit" disabled={isSubmitting}>
            {t('account.changePassword')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
