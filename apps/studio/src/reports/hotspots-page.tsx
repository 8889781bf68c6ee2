import { useBelvedereQuery } from '@belvedere/sdk/react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loading } from '../ui/state.tsx';
import { Table } from '../ui/table.tsx';
import { amount } from '../words/moments.ts';
import { CellBar } from './charts/bar-list.tsx';
import { Nobody } from './nobody.tsx';
import { percent } from './numbers.ts';
import { useReport } from './report-context.ts';
import { ReportHead } from './report-head.tsx';
import { useTourParts } from './use-names.ts';

/** What is seen of a tour's hotspots, and what is clicked. */
export function HotspotsPage() {
  const { t } = useTranslation();
  const { days, tourId = '' } = useReport();
  const options = { throwOnError: true, placeholderData: keepPreviousData };
  const { data } = useBelvedereQuery((client) => client.analytics.hotspots, { ...days, tourId }, options);
  const { sceneName, hotspotName, isPending } = useTourParts(tourId);
  const mostViews = Math.max(0, ...(data?.items.map(({ views }) => views) ?? []));
  const mostClicks = Math.max(0, ...(data?.items.map(({ clicks }) => clicks) ?? []));
  return (
    <>
      <ReportHead page="hotspots" question={{ name: 'hotspots', tourId }} />
      {(!data || isPending) && <Loading />}
      {data?.items.length === 0 && <Nobody />}
      {!!data?.items.length && !isPending && (
        <Table
          label={t('reports.places.hotspots')}
          rows={data.items}
          keyOf={({ hotspotId }) => hotspotId}
          columns={[
            { head: t('reports.hotspot'), className: 'max-w-56 min-w-28', cell: ({ hotspotId }) => hotspotName(hotspotId) },
            { head: t('reports.scene'), minor: true, className: 'max-w-48', cell: ({ sceneId }) => sceneName(sceneId) },
            {
              head: t('reports.views'),
              minor: true,
              cell: ({ views }) => (
                <CellBar value={views} most={mostViews}>
                  {amount(views)}
                </CellBar>
              ),
            },
            {
              head: t('reports.clicks'),
              cell: ({ clicks }) => (
                <CellBar value={clicks} most={mostClicks}>
                  {amount(clicks)}
                </CellBar>
              ),
            },
            { head: t('reports.rate'), className: 'text-end', cell: ({ rate }) => (rate === null ? '–' : percent(rate, 1)) },
          ]}
        />
      )}
    </>
  );
}
