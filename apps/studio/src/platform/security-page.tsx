import type { SecurityNoticeView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField, TextArea } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Facts, Mark, PageHead } from '../ui/page.tsx';
import { Empty, Loading } from '../ui/state.tsx';
import { More, Table } from '../ui/table.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { ago } from '../words/format.ts';
import { moment } from '../words/moments.ts';
import { FilterText } from './filter-text.tsx';

const SEVERITIES = ['info', 'warning', 'critical'] as const;
const TONES = { info: 'quiet', warning: 'warn', critical: 'bad' } as const;

/** What looked like an attack anywhere. Details are for those whom it was about. */
export function SecurityPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/platform/security' });
  const navigate = useNavigate({ from: '/platform/security' });
  const [shown, setShown] = useState<SecurityNoticeView | null>(null);
  const severity = SEVERITIES.find((each) => each === search.severity);
  const { eventType, all } = search;
  const filter = { limit: 50, open: !all, ...(severity && { severity }), ...(eventType && { eventType }) };
  const list = useBelvedereInfiniteQuery((client) => client.operations.security.list, filter, { throwOnError: true });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const set = (change: Record<string, string>) => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => value);
    void navigate({ search: Object.fromEntries(next), replace: true });
  };
  return (
    <>
      <PageHead title={t('platform.places.security')} lead={t('platform.securityLead')} />
      <search className="mb-5 grid items-start gap-3 sm:grid-cols-3">
        <SelectField label={t('security.which')} value={all ?? ''} onChange={({ target }) => set({ all: target.value })}>
          <option value="">{t('security.open')}</option>
          <option value="yes">{t('security.everything')}</option>
        </SelectField>
        <SelectField label={t('security.severity')} value={severity ?? ''} onChange={({ target }) => set({ severity: target.value })}>
          <option value="">{t('parts.all')}</option>
          {SEVERITIES.map((each) => (
            <option key={each} value={each}>
              {t(`security.severities.${each}`)}
            </option>
          ))}
        </SelectField>
        <FilterText
          label={t('security.event')}
          value={eventType}
          placeholder="keys.wrong_secret"
          onChange={(value) => set({ eventType: value })}
        />
      </search>
      {!rows && <Loading />}
      {rows?.length === 0 && (
        <Empty title={t('security.empty')}>
          <p className="text-quiet">{t('platform.noEvents')}</p>
        </Empty>
      )}
      {!!rows?.length && (
        <Table
          label={t('platform.places.security')}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: t('security.event'),
              cell: ({ eventType: type, tenantName, isPlatform }) => (
                <>
                  <p className="font-mono text-xs break-all">{type}</p>
                  <p className="text-xs text-quiet">{isPlatform ? t('platform.title') : tenantName}</p>
                </>
              ),
            },
            {
              head: t('security.severity'),
              minor: true,
              cell: (event) => <Mark tone={TONES[event.severity]}>{t(`security.severities.${event.severity}`)}</Mark>,
            },
            {
              head: t('audit.address'),
              minor: true,
              cell: ({ ipAddress }) => <span className="font-mono text-xs">{ipAddress ?? '–'}</span>,
            },
            {
              head: t('audit.when'),
              cell: ({ occurredAt }) => (
                <span title={moment(occurredAt)} className="sm:whitespace-nowrap">
                  {ago(occurredAt)}
                </span>
              ),
            },
            {
              head: t('parts.actions'),
              bare: true,
              className: 'text-end',
              cell: (event) => (
                <Button
                  look="quiet"
                  aria-label={`${t('security.look')}: ${event.eventType}, ${event.tenantSlug}`}
                  onClick={() => setShown(event)}
                >
                  {t('security.look')}
                </Button>
              ),
            },
          ]}
        />
      )}
      <More list={list} />
      <Dialog title={t('security.event')} open={shown !== null} onClose={() => setShown(null)}>
        {shown && <Notice event={shown} onDone={() => setShown(null)} />}
      </Dialog>
    </>
  );
}

function Notice({ event, onDone }: { event: SecurityNoticeView; onDone: () => void }) {
  const { t } = useTranslation();
  const { operations, security } = useBelvedere();
  const form = useForm({ defaultValues: { note: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = useSubmit(form, {
    call: ({ note }) => security.acknowledgePlatform({ id: event.id, note: note || null }),
    done: t('security.acknowledged'),
    stale: [operations.security.list],
    next: onDone,
  });
  return (
    <>
      <Facts
        facts={[
          [t('security.event'), event.eventType],
          [t('platform.workspace'), event.isPlatform ? t('platform.title') : event.tenantName],
          [t('security.severity'), t(`security.severities.${event.severity}`)],
          [t('audit.when'), moment(event.occurredAt)],
          [t('audit.address'), event.ipAddress ?? '–'],
          [t('audit.request'), event.requestId ?? '–'],
        ]}
      />
      {event.acknowledgedAt && <p className="text-sm">{t('security.seen', { when: moment(event.acknowledgedAt) })}</p>}
      {!event.acknowledgedAt && !event.isPlatform && <p className="text-sm text-quiet">{t('platform.theirEvent')}</p>}
      {!event.acknowledgedAt && event.isPlatform && (
        <form className="grid gap-4" onSubmit={submit}>
          <FormProblem message={errors.root?.message} />
          <TextArea label={t('security.note')} hint={t('security.noteHint')} error={errors.note?.message} {...form.register('note')} />
          <Button type="submit" look="primary" disabled={isSubmitting}>
            {t('security.acknowledge')}
          </Button>
        </form>
      )}
    </>
  );
}
