import { useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { Link, useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../ui/button.tsx';
import { Empty, Loading } from '../../ui/state.tsx';
import { More, Table } from '../../ui/table.tsx';
import { amount } from '../../words/moments.ts';
import { seriesWords } from './repeat-words.ts';
import { SeriesMark } from './series-mark.tsx';

/** All series of the workspace, newest first. */
export function SeriesListPage() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/signed-in/$tenant' });
  const list = useBelvedereInfiniteQuery((client) => client.events.series.list, { limit: 50 }, { throwOnError: true });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const create = (look: 'primary' | 'secondary') => (
    <Link to="/$tenant/events/new" params={{ tenant }} search={{ repeat: 'weekly' }} className={buttonClass(look)}>
      <Plus size={16} aria-hidden />
      {t('series.create')}
    </Link>
  );
  if (!rows) return <Loading />;
  if (rows.length === 0)
    return (
      <Empty title={t('series.empty')}>
        <p className="text-quiet">{t('series.emptyLead')}</p>
        {create('primary')}
      </Empty>
    );
  return (
    <>
      <div className="mb-4 flex justify-end">{create('secondary')}</div>
      <Table
        label={t('series.title')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            head: t('events.name'),
            cell: (series) => (
              <>
                <Link
                  to="/$tenant/events/series/$seriesId"
                  params={{ tenant, seriesId: series.id }}
                  className="font-medium wrap-anywhere text-ink underline-offset-3 hover:underline"
                >
                  {series.template.title}
                </Link>
                <p className="text-xs text-quiet first-letter:uppercase md:hidden">{seriesWords(t, series, series.template.isAllDay)}</p>
              </>
            ),
          },
          {
            head: t('series.rhythm'),
            minor: true,
            cell: (series) => (
              <span className="inline-block first-letter:uppercase">{seriesWords(t, series, series.template.isAllDay)}</span>
            ),
          },
          { head: t('series.upcoming'), className: 'tabular-nums', cell: ({ upcoming }) => amount(upcoming) },
          {
            head: t('events.statusHead'),
            cell: (series) => (
              <span className="flex flex-wrap gap-x-3">
                <SeriesMark series={series} />
              </span>
            ),
          },
        ]}
      />
      <More list={list} />
    </>
  );
}
