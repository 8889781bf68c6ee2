import i18next from 'i18next';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ownClient } from '../api/client.ts';
import { signInAddress } from '../api/session.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { showErrors } from '../ui/show-errors.ts';
import { Card } from './card.tsx';

interface Values {
  displayName: string;
  email: string;
  password: string;
}

export function RegisterPage() {
  const { t } = useTranslation();
  const [sent, setSent] = useState<string | null>(null);
  const form = useForm<Values>({ defaultValues: { displayName: '', email: '', password: '' } });
  const { errors, isSubmitting } = form.formState;
  const signIn = (
    <a className={buttonClass('quiet')} href={signInAddress('/studio/')}>
      {t('register.signIn')}
    </a>
  );
  if (sent !== null)
    return (
      <Card title={t('register.sent')} lead={t('register.sentLead', { email: sent })}>
        {signIn}
      </Card>
    );
  const submit = form.handleSubmit(async (values) => {
    try {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      await ownClient.identity.register({ ...values, language: i18next.language, timezone: timeZone });
      setSent(values.email);
    } catch (error) {
      showErrors(form, error, ['displayName', 'email', 'password']);
    }
  });
  return (
    <Card title={t('register.title')} lead={t('register.lead')}>
      <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormProblem message={errors.root?.message} />
        <TextField
          label={t('register.name')}
          autoComplete="name"
          required
          error={errors.displayName?.message}
          {...form.register('displayName')}
        />
        <TextField
          label={t('register.email')}
          type="email"
          autoComplete="email"
          required
          error={errors.email?.message}
          {...form.register('email')}
        />
        <TextField
          label={t('register.password')}
          type="password"
          autoComplete="new-password"
          required
          hint={t('register.passwordHint')}
          error={errors.password?.message}
          {...form.register('password')}
        />
        <Button type="submit" look="primary" disabled={isSubmitting}>
          {t('register.submit')}
        </Button>
        {signIn}
      </form>
    </Card>
  );
}
