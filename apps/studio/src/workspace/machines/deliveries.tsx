import { useBelvedere, useBelvedereInfiniteQuery, useBelvedereQuery } from '@belvedere/sdk/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Code, Mark } from '../../ui/page.tsx';
import { Loading } from '../../ui/state.tsx';
import { More, Table } from '../../ui/table.tsx';
import { useAct } from '../../ui/use-act.ts';
import { moment } from '../../words/moments.ts';

const TONES = { waiting: 'warn', delivered: 'good', failed: 'bad', dropped: 'quiet' } as const;

/** What was sent to an endpoint, what it answered, and once more where it did not take it. */
export function Deliveries({ webhookId }: { webhookId: string }) {
  const { t } = useTranslation();
  const { deliveries } = useBelvedere().webhooks;
  const { act, isBusy } = useAct();
  const [shown, setShown] = useState<string | null>(null);
  const list = useBelvedereInfiniteQuery(
    (client) => client.webhooks.deliveries.list,
    { webhookId, limit: 20 },
    {
      throwOnError: true,
      refetchInterval: ({ state }) =>
        state.data?.pages.some(({ items }) => items.some(({ status }) => status === 'waiting')) ? 2000 : false,
    },
  );
  const rows = list.data?.pages.flatMap(({ items }) => items);
  if (!rows) return <Loading />;
  if (rows.length === 0) return <p className="text-sm text-quiet">{t('hooks.noDeliveries')}</p>;
  return (
    <div className="grid gap-4">
      <Table
        label={t('hooks.deliveries')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { head: t('audit.when'), minor: true, cell: ({ createdAt }) => moment(createdAt) },
          { head: t('hooks.type'), cell: ({ eventType }) => <span className="font-mono text-xs">{eventType}</span> },
          {
            head: t('members.state'),
            cell: ({ status, attempts, lastStatus }) => (
              <>
                <Mark tone={TONES[status]}>{t(`hooks.states.${status}`)}</Mark>
                <p className="text-xs text-quiet">{[t('hooks.attempts', { count: attempts }), lastStatus].filter(Boolean).join(', ')}</p>
              </>
            ),
          },
          {
            head: t('parts.actions'),
            bare: true,
            className: 'text-end',
            cell: ({ id, eventType, status }) => (
              <div className="flex flex-wrap justify-end">
                <Button look="quiet" aria-label={`${t('hooks.show')}: ${eventType}`} onClick={() => setShown(shown === id ? null : id)}>
                  {t('hooks.show')}
                </Button>
                {status !== 'waiting' && (
                  <Button
                    look="quiet"
                    disabled={isBusy}
                    aria-label={`${t('hooks.replay')}: ${eventType}`}
                    onClick={() => void act(() => deliveries.replay({ id }), { done: t('hooks.replayed'), stale: [deliveries.list] })}
                  >
                    {t('hooks.replay')}
                  </Button>
                )}
              </div>
            ),
          },
        ]}
      />
      {shown && <Delivery id={shown} />}
      <More list={list} />
    </div>
  );
}

function Delivery({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data } = useBelvedereQuery((client) => client.webhooks.deliveries.get, { id }, { throwOnError: true });
  if (!data) return <Loading />;
  return (
    <section className="grid gap-3">
      <h3 className="text-sm font-medium">{t('hooks.body')}</h3>
      <Code label={t('hooks.body')}>{data.body}</Code>
      <ol className="grid gap-1 text-xs">
        {data.attempts.map(({ attempt, status, error, durationMs, responseExcerpt, attemptedAt }) => (
          <li key={attempt} className="break-words">
            {moment(attemptedAt)}: {[status, error, `${durationMs} ms`, responseExcerpt].filter(Boolean).join(' · ')}
          </li>
        ))}
      </ol>
    </section>
  );
}
