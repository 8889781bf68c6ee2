import { useBelvedereQuery } from '@belvedere/sdk/react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loading } from '../ui/state.tsx';
import { Breakdown, TopScenes, TopTours } from './overview-lists.tsx';
import { HoursSection } from './hours-section.tsx';
import { MetricCards } from './metric-cards.tsx';
import { Nobody } from './nobody.tsx';
import { OverviewChart } from './overview-chart.tsx';
import { useReport } from './report-context.ts';
import { lengthOf } from './report-days.ts';
import { ReportHead } from './report-head.tsx';

/** As the report of hours reaches. */
const LONGEST_BY_HOUR = 31;

/** How much tours were looked at: numbers beside the time before, drawn, and what they are made of. */
export function OverviewPage() {
  const { t } = useTranslation();
  const { days, tourId, search } = useReport();
  const asked = { ...days, ...(tourId !== undefined && { tourId }) };
  const options = { throwOnError: true, placeholderData: keepPreviousData };
  const { data } = useBelvedereQuery((client) => client.analytics.overview, asked, options);
  const hasHours = lengthOf(days) <= LONGEST_BY_HOUR;
  const name = hasHours && search.by === 'hour' ? ('hours' as const) : ('overview' as const);
  const isEmpty = data !== undefined && data.now.visits + data.now.tourViews + data.before.visits === 0;
  return (
    <>
      <ReportHead page="overview" question={{ name, ...(tourId !== undefined && { tourId }) }} />
      {!data && <Loading />}
      {isEmpty && <Nobody />}
      {data && !isEmpty && (
        <>
          <MetricCards now={data.now} before={data.before} />
          <OverviewChart overview={data} hasHours={hasHours} />
          <div className="grid gap-x-6 xl:grid-cols-2">
            {tourId === undefined ? <TopTours /> : <TopScenes tourId={tourId} />}
            <Breakdown by="device" title={t('reports.dimensions.device')} />
            <Breakdown by="country" title={t('reports.topCountries')} />
            <Breakdown by="referrer" title={t('reports.topReferrers')} />
          </div>
          {hasHours && <HoursSection />}
        </>
      )}
    </>
  );
}
