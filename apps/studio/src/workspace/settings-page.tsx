import type { TenantSettingsView, TenantView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../api/client.ts';
import { useAsk } from '../ui/ask.tsx';
import { Button } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Fields, PageHead, Section } from '../ui/page.tsx';
import { Loading } from '../ui/state.tsx';
import { useAct } from '../ui/use-act.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { Quotas } from './quotas.tsx';

const RETAINED = [
  'security_events',
  'mails',
  'visit_sessions',
  'analytics_events',
  'notices',
  'webhook_deliveries',
  'integration_logs',
] as const;

const COUNTING = ['consent', 'cookieless'] as const;

export function SettingsPage() {
  const { t } = useTranslation();
  const { data: tenant } = useBelvedereQuery((client) => client.tenancy.tenants.get, {}, { throwOnError: true });
  const { data: kept } = useBelvedereQuery((client) => client.tenancy.settings.get, {}, { throwOnError: true });
  if (!tenant || !kept) return <Loading />;
  return (
    <>
      <PageHead title={t('work.places.settings')} />
      <NameForm tenant={tenant} />
      <SettingsForm kept={kept} />
      <Quotas />
      <Removal tenant={tenant} />
    </>
  );
}

function NameForm({ tenant }: { tenant: TenantView }) {
  const { t } = useTranslation();
  const { tenants } = useBelvedere().tenancy;
  const navigate = useNavigate();
  const { name, slug } = tenant;
  const form = useForm({ values: { name, slug } });
  const { errors, isSubmitting, isDirty } = form.formState;
  const submit = useSubmit(form, {
    call: (typed) => tenants.update({ name: typed.name, ...(typed.slug !== slug && { slug: typed.slug }) }),
    done: t('app.saved'),
    stale: [tenants.get],
    next: async (changed) => {
      await queryClient.invalidateQueries({ queryKey: ['tenants'] });
      // The address of this screen begins with it.
      if (changed.slug !== slug) await navigate({ to: '/$tenant/workspace/settings', params: { tenant: changed.slug }, replace: true });
    },
  });
  return (
    <Section title={t('settings.name')}>
      <form className="grid gap-4" onSubmit={submit}>
        <FormProblem message={errors.root?.message} />
        <Fields>
          <TextField label={t('start.name')} required error={errors.name?.message} {...form.register('name')} />
          <TextField
            label={t('settings.slug')}
            hint={t('settings.slugHint')}
            required
            autoCapitalize="none"
            error={errors.slug?.message}
            {...form.register('slug')}
          />
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

function SettingsForm({ kept }: { kept: TenantSettingsView }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const { settings } = client.tenancy;
  const { data: retention } = useBelvedereQuery((each) => each.compliance.retention.get, {});
  const now = kept.settings;
  const form = useForm({
    values: {
      settings: {
        language: now.language,
        timezone: now.timezone,
        contactEmail: now.contactEmail ?? '',
        legal: { imprintUrl: now.legal.imprintUrl ?? '', privacyUrl: now.legal.privacyUrl ?? '' },
        visits: { counting: now.visits.counting },
        trashDays: String(now.trashDays),
        retentionDays: Object.fromEntries(RETAINED.map((table) => [table, String(now.retentionDays[table] ?? '')])),
      },
    },
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  const wrong = errors.settings;
  const submit = useSubmit(form, {
    call: ({ settings: typed }) => {
      const days = Object.entries(typed.retentionDays).filter(([, value]) => value !== '');
      return settings.update({
        version: kept.version,
        settings: {
          language: typed.language,
          timezone: typed.timezone,
          contactEmail: typed.contactEmail || null,
          legal: { imprintUrl: typed.legal.imprintUrl || null, privacyUrl: typed.legal.privacyUrl || null },
          visits: typed.visits,
          trashDays: Number(typed.trashDays),
          retentionDays: Object.fromEntries(days.map(([table, value]) => [table, Number(value)])),
        },
      });
    },
    done: t('app.saved'),
    stale: [settings.get, client.compliance.retention.get],
  });
  const zones = Intl.supportedValuesOf('timeZone');
  const ruleOf = (table: string) => retention?.rules.find((rule) => rule.table === table);
  return (
    <form onSubmit={submit}>
      <FormProblem message={errors.root?.message} />
      <Section title={t('settings.public')} lead={t('settings.publicLead')}>
        <Fields>
          <TextField
            label={t('settings.contact')}
            type="email"
            error={wrong?.contactEmail?.message}
            {...form.register('settings.contactEmail')}
          />
          <TextField
            label={t('settings.imprint')}
            type="url"
            placeholder="https://"
            error={wrong?.legal?.imprintUrl?.message}
            {...form.register('settings.legal.imprintUrl')}
          />
          <TextField
            label={t('settings.privacy')}
            type="url"
            placeholder="https://"
            error={wrong?.legal?.privacyUrl?.message}
            {...form.register('settings.legal.privacyUrl')}
          />
          <TextField
            label={t('settings.language')}
            hint={t('settings.languageHint')}
            required
            error={wrong?.language?.message}
            {...form.register('settings.language')}
          />
          <SelectField label={t('account.timezone')} error={wrong?.timezone?.message} {...form.register('settings.timezone')}>
            {!zones.includes(now.timezone) && <option value={now.timezone}>{now.timezone}</option>}
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </SelectField>
        </Fields>
      </Section>
      <Section title={t('settings.counting')} lead={t('settings.countingLead')}>
        <Fields>
          <SelectField
            label={t('settings.counted')}
            hint={t('settings.countedHint')}
            error={wrong?.visits?.counting?.message}
            {...form.register('settings.visits.counting')}
          >
            {COUNTING.map((way) => (
              <option key={way} value={way}>
                {t(`settings.ways.${way}`)}
              </option>
            ))}
          </SelectField>
        </Fields>
      </Section>
      <Section title={t('settings.retention')} lead={t('settings.retentionLead')}>
        <Fields>
          <TextField
            label={t('settings.trash')}
            type="number"
            min={1}
            max={365}
            required
            error={wrong?.trashDays?.message}
            {...form.register('settings.trashDays')}
          />
          {RETAINED.map((table) => {
            const rule = ruleOf(table);
            return (
              <TextField
                key={table}
                label={t(`settings.tables.${table}`)}
                type="number"
                placeholder={rule && String(rule.days)}
                hint={rule && t('settings.between', { min: rule.min ?? 1, max: rule.max ?? '∞' })}
                error={wrong?.retentionDays?.[table]?.message}
                {...form.register(`settings.retentionDays.${table}`)}
              />
            );
          })}
        </Fields>
        <div>
          <Button type="submit" look="primary" disabled={isSubmitting || !isDirty}>
            {t('settings.save')}
          </Button>
        </div>
      </Section>
    </form>
  );
}

function Removal({ tenant }: { tenant: TenantView }) {
  const { t } = useTranslation();
  const { tenants } = useBelvedere().tenancy;
  const navigate = useNavigate();
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const remove = async () => {
    const { name, slug } = tenant;
    const question = {
      title: t('settings.removeTitle', { name }),
      text: t('settings.removeText'),
      action: t('settings.remove'),
      typed: slug,
    };
    if (!(await ask(question))) return;
    const removed = await act(() => tenants.remove({ slug }));
    if (!removed) return;
    await queryClient.invalidateQueries({ queryKey: ['tenants'] });
    await navigate({ to: '/start' });
  };
  return (
    <Section title={t('settings.remove')} lead={t('settings.removeLead')}>
      <div>
        <Button look="danger" disabled={isBusy} onClick={() => void remove()}>
          {t('settings.remove')}
        </Button>
      </div>
    </Section>
  );
}
