import { useBelvedereQuery } from '@belvedere/sdk/react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loading } from '../ui/state.tsx';
import { Table } from '../ui/table.tsx';
import { amount } from '../words/moments.ts';
import { CellBar } from './charts/bar-list.tsx';
import { Nobody } from './nobody.tsx';
import { duration } from './numbers.ts';
import { useReport } from './report-context.ts';
import { ReportHead } from './report-head.tsx';
import { useTourParts } from './use-names.ts';

/** Where in a tour people are, how long, and where they begin and end. */
export function ScenesPage() {
  const { t } = useTranslation();
  const { days, tourId = '' } = useReport();
  const options = { throwOnError: true, placeholderData: keepPreviousData };
  const { data } = useBelvedereQuery((client) => client.analytics.scenes, { ...days, tourId }, options);
  const { sceneName, isPending } = useTourParts(tourId);
  const most = (pick: (row: NonNullable<typeof data>['items'][number]) => number) => Math.max(0, ...(data?.items.map(pick) ?? []));
  const bar = (value: number, largest: number, text: string) => (
    <CellBar value={value} most={largest}>
      {text}
    </CellBar>
  );
  return (
    <>
      <ReportHead page="scenes" question={{ name: 'scenes', tourId }} />
      {(!data || isPending) && <Loading />}
      {data?.items.length === 0 && <Nobody />}
      {!!data?.items.length && !isPending && (
        <Table
          label={t('reports.places.scenes')}
          rows={data.items}
          keyOf={({ sceneId }) => sceneId}
          columns={[
            { head: t('reports.scene'), className: 'max-w-56 min-w-28', cell: ({ sceneId }) => sceneName(sceneId) },
            {
              head: t('reports.views'),
              cell: ({ views }) =>
                bar(
                  views,
                  most((row) => row.views),
                  amount(views),
                ),
            },
            {
              head: t('reports.dwell'),
              cell: ({ dwellMs }) =>
                bar(
                  dwellMs,
                  most((row) => row.dwellMs),
                  duration(dwellMs),
                ),
              className: 'whitespace-nowrap',
            },
            {
              head: t('reports.entries'),
              minor: true,
              cell: ({ entries }) =>
                bar(
                  entries,
                  most((row) => row.entries),
                  amount(entries),
                ),
            },
            {
              head: t('reports.exits'),
              minor: true,
              cell: ({ exits }) =>
                bar(
                  exits,
                  most((row) => row.exits),
                  amount(exits),
                ),
            },
            { head: t('reports.clicks'), minor: true, className: 'text-end', cell: ({ hotspotClicks }) => amount(hotspotClicks) },
          ]}
        />
      )}
    </>
  );
}
