import { useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../ui/page.tsx';
import { Loading } from '../../ui/state.tsx';
import { More, Table } from '../../ui/table.tsx';
import { amount, moment } from '../../words/moments.ts';

const TONES = { running: 'warn', success: 'good', failed: 'bad' } as const;

/** What happened with a service. */
export function IntegrationLog({ integrationId }: { integrationId: string }) {
  const { t } = useTranslation();
  const list = useBelvedereInfiniteQuery((client) => client.integrations.logs.list, { integrationId, limit: 30 }, { throwOnError: true });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  if (!rows) return <Loading />;
  if (rows.length === 0) return <p className="py-6 text-center text-sm text-quiet">{t('integrations.noLog')}</p>;
  return (
    <div>
      <Table
        label={t('integrations.log')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { head: t('audit.when'), cell: ({ startedAt }) => moment(startedAt) },
          {
            head: t('audit.action'),
            cell: ({ eventType, message }) => (
              <>
                <p className="font-mono text-xs">{eventType}</p>
                {message && (
                  <p className="text-xs break-words text-quiet">
                    <bdi>{message}</bdi>
                  </p>
                )}
              </>
            ),
          },
          {
            head: t('integrations.records'),
            minor: true,
            cell: ({ recordsSynced }) => (recordsSynced === null ? '–' : amount(recordsSynced)),
          },
          { head: t('members.state'), cell: ({ status }) => <Mark tone={TONES[status]}>{t(`integrations.logStates.${status}`)}</Mark> },
        ]}
      />
      <More list={list} />
    </div>
  );
}
