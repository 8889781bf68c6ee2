import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useRouter } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { refreshMe, type Me } from '../api/session.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Fields, PageHead, Section } from '../ui/page.tsx';
import { Loading } from '../ui/state.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { LANGUAGES } from '../words/words.ts';
import { Portrait } from './portrait.tsx';

/** Who one is to others, and how one is addressed. */
export function ProfilePage() {
  const { t } = useTranslation();
  const { data: me } = useBelvedereQuery((client) => client.identity.me, {}, { throwOnError: true });
  if (!me) return <Loading />;
  return (
    <>
      <PageHead title={t('account.places.profile')} lead={t('account.profileLead')} />
      <Portrait me={me} />
      <ProfileForm me={me} />
      <MailForm me={me} />
    </>
  );
}

function ProfileForm({ me }: { me: Me }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const router = useRouter();
  const { displayName, language, timezone } = me;
  const [givenName, familyName, username, companyName] = [me.givenName, me.familyName, me.username, me.companyName].map(
    (text) => text ?? '',
  );
  const form = useForm({
    values: {
      displayName,
      givenName: givenName!,
      familyName: familyName!,
      username: username!,
      companyName: companyName!,
      language,
      timezone,
    },
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  const submit = useSubmit(form, {
    call: async (typed) => {
      await client.identity.updateProfile({
        ...typed,
        givenName: typed.givenName || null,
        familyName: typed.familyName || null,
        username: typed.username || null,
        companyName: typed.companyName || null,
      });
      await refreshMe();
    },
    done: t('app.saved'),
    stale: [client.identity.me],
    next: () => void router.invalidate(),
  });
  const zones = Intl.supportedValuesOf('timeZone');
  return (
    <Section title={t('account.who')}>
      <form className="grid gap-4" onSubmit={submit}>
        <FormProblem message={errors.root?.message} />
        <TextField
          label={t('account.displayName')}
          hint={t('account.displayNameHint')}
          autoComplete="name"
          required
          error={errors.displayName?.message}
          {...form.register('displayName')}
        />
        <Fields>
          <TextField
            label={t('account.givenName')}
            autoComplete="given-name"
            error={errors.givenName?.message}
            {...form.register('givenName')}
          />
          <TextField
            label={t('account.familyName')}
            autoComplete="family-name"
            error={errors.familyName?.message}
            {...form.register('familyName')}
          />
          <TextField
            label={t('account.username')}
            autoComplete="username"
            error={errors.username?.message}
            {...form.register('username')}
          />
          <TextField
            label={t('account.company')}
            autoComplete="organization"
            error={errors.companyName?.message}
            {...form.register('companyName')}
          />
          <SelectField
            label={t('account.language')}
            hint={t('account.languageHint')}
            error={errors.language?.message}
            {...form.register('language')}
          >
            {!Object.hasOwn(LANGUAGES, language) && <option value={language}>{language}</option>}
            {Object.entries(LANGUAGES).map(([tag, { name }]) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </SelectField>
          <SelectField label={t('account.timezone')} error={errors.timezone?.message} {...form.register('timezone')}>
            {!zones.includes(timezone) && <option value={timezone}>{timezone}</option>}
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </SelectField>
        </Fields>
        <div>
          <Button type="submit" look="primary" disabled={isSubmitting || !isDirty}>
            {t('app.save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function MailForm({ me }: { me: Me }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const form = useForm({ defaultValues: { email: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = useSubmit(form, {
    call: (typed) => client.identity.emailChange.request(typed),
    done: t('account.emailSent'),
    next: () => form.reset(),
  });
  return (
    <Section title={t('account.email')} lead={t('account.emailLead', { email: me.email })}>
      <form className="grid gap-4" onSubmit={submit}>
        <FormProblem message={errors.root?.message} />
        <TextField
          label={t('account.newEmail')}
          type="email"
          autoComplete="email"
          required
          error={errors.email?.message}
          {...form.register('email')}
        />
        <div>
          <Button type="submit" disabled={isSubmitting}>
            {t('account.changeEmail')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
