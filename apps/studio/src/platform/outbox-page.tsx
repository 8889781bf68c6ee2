import type { OutboxFactView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereInfiniteQuery, useBelvedereQuery } from '@belvedere/sdk/react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../ui/ask.tsx';
import { IconButton } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Mark, PageHead } from '../ui/page.tsx';
import { Empty, Loading } from '../ui/state.tsx';
import { More, Table } from '../ui/table.tsx';
import { useAct } from '../ui/use-act.ts';
import { ago } from '../words/format.ts';
import { amount, moment } from '../words/moments.ts';
import { Figures } from './figures.tsx';
import { FilterText } from './filter-text.tsx';

const STATES = ['waiting', 'delivered', 'failed'] as const;
const TONES = { waiting: 'warn', delivered: 'good', failed: 'bad' } as const;
const stateOf = ({ deliveredAt, failedIn }: OutboxFactView) => (failedIn.length > 0 ? 'failed' : deliveredAt ? 'delivered' : 'waiting');

/** What became true and is on its way to whoever hears it. */
export function OutboxPage() {
  const { t } = useTranslation();
  const { facts } = useBelvedere().operations;
  const search = useSearch({ from: '/signed-in/platform/outbox' });
  const navigate = useNavigate({ from: '/platform/outbox' });
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const { data: counts } = useBelvedereQuery((client) => client.operations.facts.count, {}, { throwOnError: true, refetchInterval: 5000 });
  const state = STATES.find((each) => each === search.state);
  const filter = { limit: 50, ...(state && { state }), ...(search.name && { name: search.name }) };
  const list = useBelvedereInfiniteQuery((client) => client.operations.facts.list, filter, { throwOnError: true });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const redeliver = async ({ id }: OutboxFactView) => {
    if (!(await ask({ title: t('outbox.againTitle'), text: t('outbox.againText'), action: t('outbox.again') }))) return;
    await act(() => facts.redeliver({ id }), { done: t('outbox.onItsWay'), stale: [facts.list, facts.count] });
  };
  return (
    <>
      <PageHead title={t('platform.places.outbox')} lead={t('outbox.lead')} />
      {counts && (
        <Figures
          figures={[
            {
              name: t('outbox.states.waiting'),
              value: amount(counts.waiting),
              note: counts.waitingSince ? t('jobs.oldest', { when: ago(counts.waitingSince) }) : t('outbox.noneWaits'),
            },
            { name: t('outbox.states.delivered'), value: amount(counts.delivered), note: t('platform.lastDay') },
          ]}
        />
      )}
      <search className="mb-5 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        <SelectField
          label={t('members.state')}
          value={state ?? ''}
          onChange={({ target }) => void navigate({ search: { ...search, state: target.value || undefined }, replace: true })}
        >
          <option value="">{t('parts.all')}</option>
          {STATES.map((each) => (
            <option key={each} value={each}>
              {t(`outbox.states.${each}`)}
            </option>
          ))}
        </SelectField>
        <FilterText
          label={t('outbox.fact')}
          value={search.name}
          placeholder="tours.published"
          onChange={(name) => void navigate({ search: { ...search, name: name || undefined }, replace: true })}
        />
      </search>
      {!rows && <Loading />}
      {rows?.length === 0 && (
        <Empty title={t('outbox.empty')}>
          <p className="text-quiet">{t('outbox.emptyLead')}</p>
        </Empty>
      )}
      {!!rows?.length && (
        <Table
          label={t('platform.places.outbox')}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: t('outbox.fact'),
              cell: ({ name, aggregateType, aggregateId }) => (
                <>
                  <p className="font-mono text-xs break-all">{name}</p>
                  <p className="text-xs text-quiet">
                    {aggregateType} {aggregateId.slice(0, 13)}
                  </p>
                </>
              ),
            },
            { head: t('platform.workspace'), minor: true, cell: ({ tenantSlug }) => tenantSlug ?? '–' },
            {
              head: t('jobs.when'),
              cell: ({ occurredAt }) => (
                <span title={moment(occurredAt)} className="sm:whitespace-nowrap">
                  {ago(occurredAt)}
                </span>
              ),
            },
            {
              head: t('members.state'),
              cell: (fact) => (
                <>
                  <Mark tone={TONES[stateOf(fact)]}>{t(`outbox.states.${stateOf(fact)}`)}</Mark>
                  {fact.failedIn.map((queue) => (
                    <Link
                      key={queue}
                      to="/platform/jobs"
                      search={{ queue }}
                      className="block font-mono text-xs break-all text-accent underline underline-offset-3"
                    >
                      {queue}
                    </Link>
                  ))}
                </>
              ),
            },
            {
              head: t('parts.actions'),
              bare: true,
              className: 'w-12',
              cell: (fact) =>
                fact.deliveredAt && (
                  <IconButton label={`${t('outbox.again')}: ${fact.name}`} disabled={isBusy} onClick={() => void redeliver(fact)}>
                    <RotateCw size={16} aria-hidden />
                  </IconButton>
                ),
            },
          ]}
        />
      )}
      <More list={list} />
    </>
  );
}
