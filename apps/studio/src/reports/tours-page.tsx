import { useBelvedereQuery } from '@belvedere/sdk/react';
import { keepPreviousData } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Loading } from '../ui/state.tsx';
import { Table } from '../ui/table.tsx';
import { amount } from '../words/moments.ts';
import { CellBar } from './charts/bar-list.tsx';
import { Nobody } from './nobody.tsx';
import { duration, percent } from './numbers.ts';
import { useReport } from './report-context.ts';
import { ReportHead } from './report-head.tsx';
import { useTourNames } from './use-names.ts';

/** Which tours are looked at; each leads to reports of its own. */
export function ToursPage() {
  const { t } = useTranslation();
  const { tenant, days, search } = useReport();
  const { data } = useBelvedereQuery((client) => client.analytics.tours, days, { throwOnError: true, placeholderData: keepPreviousData });
  const nameOf = useTourNames(data?.items.map(({ tourId }) => tourId) ?? []);
  const most = Math.max(0, ...(data?.items.map(({ visits }) => visits) ?? []));
  const all = data?.items.reduce((sum, { visits }) => sum + visits, 0) ?? 0;
  const { range, from, to } = search;
  const kept = { ...(range && { range }), ...(from && { from }), ...(to && { to }) };
  return (
    <>
      <ReportHead page="tours" question={{ name: 'tours' }} />
      {(!data || !nameOf) && <Loading />}
      {data?.items.length === 0 && <Nobody />}
      {!!data?.items.length && nameOf && (
        <Table
          label={t('reports.places.tours')}
          rows={data.items}
          keyOf={({ tourId }) => tourId}
          columns={[
            {
              head: t('reports.tour'),
              className: 'max-w-64 min-w-32',
              cell: ({ tourId }) => (
                <Link
                  to="/$tenant/tours/$tourId/reports"
                  params={{ tenant, tourId }}
                  search={kept}
                  className="text-accent underline underline-offset-3"
                >
                  {nameOf(tourId)}
                </Link>
              ),
            },
            {
              head: t('reports.metrics.visits'),
              cell: ({ visits }) => (
                <CellBar value={visits} most={most}>
                  {amount(visits)}
                </CellBar>
              ),
            },
            { head: t('reports.share'), minor: true, className: 'text-end', cell: ({ visits }) => percent(visits / Math.max(1, all), 1) },
            { head: t('reports.views'), minor: true, className: 'text-end', cell: ({ views }) => amount(views) },
            { head: t('reports.clicks'), minor: true, className: 'text-end', cell: ({ hotspotClicks }) => amount(hotspotClicks) },
            { head: t('reports.metrics.shares'), minor: true, className: 'text-end', cell: ({ shares }) => amount(shares) },
            {
              head: t('reports.metrics.visitMs'),
              minor: true,
              className: 'text-end whitespace-nowrap',
              cell: ({ visitMs }) => duration(visitMs),
            },
          ]}
        />
      )}
    </>
  );
}
