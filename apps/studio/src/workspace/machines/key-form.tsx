import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { CheckField, SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Fields } from '../../ui/page.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { linesOf } from './lines-of.ts';
import { saidByServer } from '../../words/by-server.ts';

/** A key for a program: what it may do, from where, for how long. */
export function KeyForm({ onMade }: { onMade: (key: string) => void }) {
  const { t } = useTranslation();
  const { keys } = useBelvedere();
  const { data } = useBelvedereQuery(({ access }) => access.permissions.list, {});
  const form = useForm({
    defaultValues: {
      name: '',
      kind: 'secret' as 'secret' | 'publishable',
      allowRead: true,
      allowWrite: false,
      allowAnalytics: false,
      scopes: [] as string[],
      allowedOrigins: '',
      allowedNetworks: '',
      requestsPerDay: '',
      expiresAt: '',
    },
  });
  const { errors, isSubmitting } = form.formState;
  const [kind, scopes] = useWatch({ control: form.control, name: ['kind', 'scopes'] });
  const submit = useSubmit(form, {
    call: (typed) =>
      keys.create({
        ...typed,
        allowedOrigins: linesOf(typed.allowedOrigins),
        allowedNetworks: linesOf(typed.allowedNetworks),
        requestsPerDay: typed.requestsPerDay === '' ? null : Number(typed.requestsPerDay),
        expiresAt: typed.expiresAt === '' ? null : new Date(`${typed.expiresAt}T00:00`),
      }),
    stale: [keys.list],
    next: ({ key }) => onMade(key),
  });
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <FormProblem message={errors.root?.message} />
      <TextField label={t('keys.name')} hint={t('keys.nameHint')} required error={errors.name?.message} {...form.register('name')} />
      <SelectField label={t('keys.kind')} hint={t(`keys.kindHint.${kind}`)} error={errors.kind?.message} {...form.register('kind')}>
        <option value="secret">{t('keys.kinds.secret')}</option>
        <option value="publishable">{t('keys.kinds.publishable')}</option>
      </SelectField>
      <fieldset>
        <legend className="mb-1 text-sm font-medium">{t('keys.may')}</legend>
        <CheckField label={t('keys.read')} {...form.register('allowRead')} />
        {kind === 'secret' && <CheckField label={t('keys.write')} {...form.register('allowWrite')} />}
        <CheckField label={t('keys.analytics')} {...form.register('allowAnalytics')} />
      </fieldset>
      {kind === 'secret' && (
        <details className="text-sm">
          <summary className="cursor-pointer font-medium">{t('keys.scopes', { count: scopes.length })}</summary>
          <p className="my-2 text-xs text-quiet">{t('keys.scopesHint')}</p>
          <div className="grid max-h-52 gap-1 overflow-auto rounded-lg border border-line p-2">
            {data?.items.map(({ name, description }) => (
              <label key={name} className="flex items-start gap-2.5 px-1 py-1">
                <input type="checkbox" value={name} className="mt-0.5 size-4.5 shrink-0 accent-accent" {...form.register('scopes')} />
                <span>
                  <bdi>{saidByServer(`permissions.${name}`, description)}</bdi>{' '}
                  <span className="block font-mono text-xs text-quiet">{name}</span>
                </span>
              </label>
            ))}
          </div>
        </details>
      )}
      <TextArea
        label={t('keys.origins')}
        hint={t('keys.originsHint')}
        rows={2}
        className="min-h-0"
        error={errors.allowedOrigins?.message}
        {...form.register('allowedOrigins')}
      />
      {kind === 'secret' && (
        <TextArea
          label={t('keys.networks')}
          hint={t('keys.networksHint')}
          rows={2}
          className="min-h-0"
          error={errors.allowedNetworks?.message}
          {...form.register('allowedNetworks')}
        />
      )}
      <Fields>
        <TextField
          label={t('keys.perDay')}
          type="number"
          min={1}
          error={errors.requestsPerDay?.message}
          {...form.register('requestsPerDay')}
        />
        <TextField label={t('keys.expires')} type="date" error={errors.expiresAt?.message} {...form.register('expiresAt')} />
      </Fields>
      <Button type="submit" look="primary" disabled={isSubmitting}>
        {t('keys.create')}
      </Button>
    </form>
  );
}
