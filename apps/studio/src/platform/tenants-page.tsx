import type { ListedTenantView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Fields, Mark, PageHead } from '../ui/page.tsx';
import { Loading } from '../ui/state.tsx';
import { More, Table } from '../ui/table.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { day } from '../words/moments.ts';

const TONES = { active: 'good', suspended: 'warn', deleted: 'quiet' } as const;
const RESOURCES = ['users', 'tours', 'api_keys', 'media_bytes'] as const;

/** Every workspace of the platform, and what each may use. */
export function TenantsPage() {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ListedTenantView | null>(null);
  const list = useBelvedereInfiniteQuery((client) => client.tenancy.tenants.list, { limit: 50 }, { throwOnError: true });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <PageHead title={t('platform.places.tenants')} lead={t('platform.tenantsLead')} />
      {!rows && <Loading />}
      {!!rows?.length && (
        <Table
          label={t('platform.places.tenants')}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: t('members.name'),
              cell: ({ name, slug }) => (
                <>
                  <p className="font-medium">{name}</p>
                  <p className="font-mono text-xs text-quiet">{slug}</p>
                </>
              ),
            },
            { head: t('members.since'), minor: true, cell: ({ createdAt }) => day(createdAt) },
            {
              head: t('members.state'),
              cell: ({ status, purgeAfter }) => (
                <>
                  <Mark tone={TONES[status]}>{t(`platform.tenantStatus.${status}`)}</Mark>
                  {purgeAfter && <p className="text-xs text-quiet">{t('removedTenants.until', { when: day(purgeAfter) })}</p>}
                </>
              ),
            },
            {
              head: t('parts.actions'),
              bare: true,
              className: 'text-end',
              cell: (tenant) => (
                <Button look="quiet" aria-label={`${t('settings.quotas')}: ${tenant.name}`} onClick={() => setChosen(tenant)}>
                  {t('settings.quotas')}
                </Button>
              ),
            },
          ]}
        />
      )}
      <More list={list} />
      <Dialog title={`${t('settings.quotas')}: ${chosen?.name ?? ''}`} open={chosen !== null} onClose={() => setChosen(null)}>
        {chosen && <QuotaForm tenantId={chosen.id} onDone={() => setChosen(null)} />}
      </Dialog>
    </>
  );
}

function QuotaForm({ tenantId, onDone }: { tenantId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const { quotas } = useBelvedere().tenancy;
  const form = useForm({ defaultValues: { limits: { users: '', tours: '', api_keys: '', media_bytes: '' } } });
  const { errors, isSubmitting } = form.formState;
  const submit = useSubmit(form, {
    call: ({ limits }) => {
      const typed = Object.entries(limits).filter(([, limit]) => limit !== '');
      return quotas.update({ tenantId, limits: Object.fromEntries(typed.map(([name, limit]) => [name, Number(limit)])) });
    },
    done: t('app.saved'),
    next: onDone,
  });
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <p className="text-sm text-quiet">{t('platform.quotaLead')}</p>
      <FormProblem message={errors.root?.message} />
      <Fields>
        {RESOURCES.map((name) => (
          <TextField
            key={name}
            label={t(name === 'media_bytes' ? 'platform.mediaBytes' : `settings.resources.${name}`)}
            type="number"
            min={0}
            error={errors.limits?.[name]?.message}
            {...form.register(`limits.${name}`)}
          />
        ))}
      </Fields>
      <Button type="submit" look="primary" disabled={isSubmitting}>
        {t('app.save')}
      </Button>
    </form>
  );
}
