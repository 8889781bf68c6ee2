import type { SecurityEventView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField, TextArea } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Code, Facts, Mark, PageHead } from '../../ui/page.tsx';
import { Empty, Loading } from '../../ui/state.tsx';
import { More, Table } from '../../ui/table.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { moment } from '../../words/moments.ts';
import { usePeople } from '../use-people.ts';

const TONES = { info: 'quiet', warning: 'warn', critical: 'bad' } as const;
const SEVERITIES = ['info', 'warning', 'critical'] as const;

/** What looked like an attack on the workspace, and what was done about it. */
export function SecurityPage() {
  const { t } = useTranslation();
  const { severity, all } = useSearch({ from: '/signed-in/$tenant/shell/workspace/security' });
  const navigate = useNavigate({ from: '/$tenant/workspace/security' });
  const [shown, setShown] = useState<SecurityEventView | null>(null);
  const level = SEVERITIES.find((each) => each === severity);
  const filter = { limit: 50, ...(level && { severity: level }), ...(!all && { open: true }) };
  const list = useBelvedereInfiniteQuery((client) => client.security.list, filter, { throwOnError: true });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const go = (next: { severity?: string | undefined; all?: string | undefined }) =>
    void navigate({ search: Object.fromEntries(Object.entries({ severity, all, ...next }).filter(([, value]) => value)), replace: true });
  return (
    <>
      <PageHead title={t('work.places.security')} lead={t('security.lead')}>
        <div className="w-36">
          <SelectField bare label={t('security.severity')} value={severity ?? ''} onChange={({ target }) => go({ severity: target.value })}>
            <option value="">{t('parts.all')}</option>
            {SEVERITIES.map((each) => (
              <option key={each} value={each}>
                {t(`security.severities.${each}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <div className="w-36">
          <SelectField bare label={t('security.which')} value={all ?? ''} onChange={({ target }) => go({ all: target.value })}>
            <option value="">{t('security.open')}</option>
            <option value="yes">{t('security.everything')}</option>
          </SelectField>
        </div>
      </PageHead>
      {!rows && <Loading />}
      {rows?.length === 0 && (
        <Empty title={t('security.empty')}>
          <p className="text-quiet">{t('security.emptyLead')}</p>
        </Empty>
      )}
      {!!rows?.length && (
        <Table
          label={t('work.places.security')}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { head: t('audit.when'), cell: ({ occurredAt }) => moment(occurredAt) },
            {
              head: t('security.severity'),
              cell: (event) => <Mark tone={TONES[event.severity]}>{t(`security.severities.${event.severity}`)}</Mark>,
            },
            { head: t('security.event'), minor: true, cell: ({ eventType }) => <span className="font-mono text-xs">{eventType}</span> },
            {
              head: t('members.state'),
              minor: true,
              cell: ({ acknowledgedAt }) => (acknowledgedAt ? t('security.seen', { when: moment(acknowledgedAt) }) : t('security.open')),
            },
            {
              head: t('parts.actions'),
              bare: true,
              className: 'text-end',
              cell: (event) => (
                <Button look="quiet" aria-label={`${t('security.look')}: ${event.eventType}`} onClick={() => setShown(event)}>
                  {t('security.look')}
                </Button>
              ),
            },
          ]}
        />
      )}
      <More list={list} />
      <Dialog title={t('security.event')} open={shown !== null} onClose={() => setShown(null)}>
        {shown && <EventDetails event={shown} onDone={() => setShown(null)} />}
      </Dialog>
    </>
  );
}

function EventDetails({ event, onDone }: { event: SecurityEventView; onDone: () => void }) {
  const { t } = useTranslation();
  const { security } = useBelvedere();
  const { nameOf } = usePeople();
  const form = useForm({ defaultValues: { note: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = useSubmit(form, {
    call: ({ note }) => security.acknowledge({ id: event.id, note: note || null }),
    done: t('security.acknowledged'),
    stale: [security.list],
    next: onDone,
  });
  return (
    <>
      <Facts
        facts={[
          [t('security.event'), event.eventType],
          [t('audit.when'), moment(event.occurredAt)],
          [t('audit.who'), nameOf(event.userId)],
          [t('audit.address'), event.ipAddress ?? '–'],
          [t('audit.program'), event.userAgent ?? '–'],
          [t('audit.request'), event.requestId ?? '–'],
        ]}
      />
      <Code label={t('security.details')}>{JSON.stringify(event.details, null, 2)}</Code>
      {event.acknowledgedAt ? (
        <p className="text-sm">
          {t('security.seenBy', { name: nameOf(event.acknowledgedById), when: moment(event.acknowledgedAt) })} {event.note}
        </p>
      ) : (
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
