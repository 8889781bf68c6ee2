import type { FailedJobView, QueueView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereInfiniteQuery, useBelvedereQuery } from '@belvedere/sdk/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../ui/ask.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { CheckField, SelectField } from '../ui/field.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { PageHead } from '../ui/page.tsx';
import { Empty, Loading } from '../ui/state.tsx';
import { More, Table } from '../ui/table.tsx';
import { useAct } from '../ui/use-act.ts';
import { ago } from '../words/format.ts';
import { amount, moment } from '../words/moments.ts';
import { useDrop } from './use-drop.ts';

const isIdle = ({ waiting, postponed, active, failed }: QueueView) => waiting + postponed + active + failed === 0;

/** What the workers have to do, and what they gave up. */
export function JobsPage() {
  const { t } = useTranslation();
  const { data } = useBelvedereQuery((client) => client.operations.queues.list, {}, { throwOnError: true, refetchInterval: 5000 });
  return (
    <>
      <PageHead title={t('platform.places.jobs')} lead={t('jobs.lead')} />
      {!data && <Loading />}
      {data && <Queues queues={data.items} />}
      {data && <FailedJobs queues={data.items} />}
    </>
  );
}

function Queues({ queues }: { queues: readonly QueueView[] }) {
  const { t } = useTranslation();
  const { operations } = useBelvedere();
  const search = useSearch({ from: '/signed-in/platform/jobs' });
  const navigate = useNavigate({ from: '/platform/jobs' });
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const rows = search.all ? queues : queues.filter((queue) => !isIdle(queue));
  const retry = async ({ name, failed }: QueueView) => {
    const question = { title: t('jobs.retryAllTitle', { count: failed }), text: t('jobs.retryAllText'), action: t('jobs.retryAll') };
    if (!(await ask(question))) return;
    await act(() => operations.queues.retry({ queue: name }), {
      done: t('jobs.retriedAll'),
      stale: [operations.queues.list, operations.jobs.list],
    });
  };
  return (
    <section className="mb-8">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4">
        <h2 className="font-semibold">{t('jobs.queues')}</h2>
        <CheckField
          label={t('jobs.showIdle')}
          checked={search.all === 'yes'}
          onChange={({ target }) => void navigate({ search: { ...search, all: target.checked ? 'yes' : undefined }, replace: true })}
        />
      </div>
      {rows.length === 0 && (
        <p className="rounded-xl border border-line bg-sheet px-4 py-6 text-center text-sm text-quiet">{t('jobs.allIdle')}</p>
      )}
      {rows.length > 0 && (
        <Table
          label={t('jobs.queues')}
          rows={rows}
          keyOf={({ name }) => name}
          columns={[
            {
              head: t('jobs.queue'),
              cell: ({ name, isSchedule }) => (
                <>
                  <p className="font-mono text-xs break-all">{name}</p>
                  {isSchedule && <p className="text-xs text-quiet">{t('jobs.byTheClock')}</p>}
                </>
              ),
            },
            {
              head: t('jobs.waiting'),
              cell: ({ waiting, waitingSince }) => (
                <>
                  <p className="tabular-nums">{amount(waiting)}</p>
                  {waitingSince && <p className="text-xs whitespace-nowrap text-quiet">{t('jobs.oldest', { when: ago(waitingSince) })}</p>}
                </>
              ),
            },
            { head: t('jobs.postponed'), minor: true, cell: ({ postponed }) => <span className="tabular-nums">{amount(postponed)}</span> },
            { head: t('jobs.running'), minor: true, cell: ({ active }) => <span className="tabular-nums">{amount(active)}</span> },
            {
              head: t('jobs.failed'),
              cell: ({ failed }) => (
                <span className={failed ? 'font-medium text-danger tabular-nums' : 'tabular-nums'}>{amount(failed)}</span>
              ),
            },
            {
              head: t('parts.actions'),
              bare: true,
              className: 'text-end',
              cell: (queue) =>
                queue.failed > 0 && (
                  <Button
                    look="quiet"
                    disabled={isBusy}
                    aria-label={`${t('jobs.retryAll')}: ${queue.name}`}
                    onClick={() => void retry(queue)}
                  >
                    {t('jobs.retryAll')}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </section>
  );
}

function FailedJobs({ queues }: { queues: readonly QueueView[] }) {
  const { t } = useTranslation();
  const { operations } = useBelvedere();
  const search = useSearch({ from: '/signed-in/platform/jobs' });
  const navigate = useNavigate({ from: '/platform/jobs' });
  const ask = useAsk();
  const { drop, isBusy } = useDrop(operations.jobs.list);
  const filter = { limit: 30, ...(search.queue && { queue: search.queue }) };
  const list = useBelvedereInfiniteQuery((client) => client.operations.jobs.list, filter, { throwOnError: true });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const stale = [operations.queues.list];
  const retry = ({ queue, id }: FailedJobView) => drop(() => operations.jobs.retry({ queue, id }), { id, done: t('jobs.retried'), stale });
  const discard = async ({ queue, id }: FailedJobView) => {
    if (!(await ask({ title: t('jobs.discardTitle'), text: t('jobs.discardText'), action: t('jobs.discard') }))) return;
    await drop(() => operations.jobs.discard({ queue, id }), { id, done: t('jobs.discarded'), stale });
  };
  const names = [
    ...new Set([...queues.filter(({ failed }) => failed > 0).map(({ name }) => name), ...(search.queue ? [search.queue] : [])]),
  ];
  return (
    <section>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold">{t('jobs.givenUp')}</h2>
        {names.length > 0 && (
          <div className="w-64 max-w-full">
            <SelectField
              bare
              label={t('jobs.queue')}
              value={search.queue ?? ''}
              onChange={({ target }) => void navigate({ search: { ...search, queue: target.value || undefined }, replace: true })}
            >
              <option value="">{t('jobs.allQueues')}</option>
              {names.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </SelectField>
          </div>
        )}
      </div>
      {!rows && <Loading />}
      {rows?.length === 0 && (
        <Empty title={t('jobs.empty')}>
          <p className="text-quiet">{t('jobs.emptyLead')}</p>
        </Empty>
      )}
      {!!rows?.length && (
        <Table
          label={t('jobs.givenUp')}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: t('jobs.job'),
              className: 'align-top',
              cell: ({ queue, error, attempts }) => (
                <>
                  <p className="font-mono text-xs break-all">{queue}</p>
                  <p className="mt-1 max-w-prose text-sm break-words text-danger">{error ?? t('jobs.noError')}</p>
                  <p className="text-xs text-quiet">{t('jobs.attempts', { count: attempts })}</p>
                </>
              ),
            },
            { head: t('platform.workspace'), minor: true, className: 'align-top', cell: ({ tenantSlug }) => tenantSlug ?? '–' },
            {
              head: t('jobs.fact'),
              minor: true,
              className: 'align-top',
              cell: ({ fact }) => <span className="font-mono text-xs break-all">{fact ?? '–'}</span>,
            },
            {
              head: t('jobs.when'),
              className: 'align-top',
              cell: ({ failedAt }) => (
                <span title={moment(failedAt)} className="sm:whitespace-nowrap">
                  {ago(failedAt)}
                </span>
              ),
            },
            {
              head: t('parts.actions'),
              bare: true,
              className: 'w-12 align-top',
              cell: (job) => (
                <Menu
                  trigger={
                    <IconButton label={t('jobs.actions', { name: job.queue })} disabled={isBusy}>
                      <Ellipsis size={18} aria-hidden />
                    </IconButton>
                  }
                >
                  <MenuItem onSelect={() => void retry(job)}>{t('jobs.retry')}</MenuItem>
                  <MenuItem onSelect={() => void discard(job)}>{t('jobs.discard')}</MenuItem>
                </Menu>
              ),
            },
          ]}
        />
      )}
      <More list={list} />
    </section>
  );
}
