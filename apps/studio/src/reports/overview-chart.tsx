import type { AnalyticsOverview } from '@belvedere/sdk';
import { useBelvedereQuery } from '@belvedere/sdk/react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../ui/field.tsx';
import { Loading } from '../ui/state.tsx';
import { amount } from '../words/moments.ts';
import { ChartCard } from './charts/chart-card.tsx';
import { TimeChart, type Point } from './charts/time-chart.tsx';
import { formatOf, metricOf } from './metrics.ts';
import { dayName, duration, hourName, percent, short } from './numbers.ts';
import { useReport } from './report-context.ts';
import { daysBefore } from './report-days.ts';

const HOUR = 3_600_000;

/** What is chosen of the cards above, day by day beside the days before, or hour by hour. */
export function OverviewChart({ overview, hasHours }: { overview: AnalyticsOverview; hasHours: boolean }) {
  const { t } = useTranslation();
  const { days, search, set } = useReport();
  const metric = metricOf(search.metric);
  const isByHour = hasHours && search.by === 'hour';
  const title = t('reports.chartOf', {
    metric: t(`reports.metrics.${isByHour ? hourMetric(metric) : metric}`),
    from: dayName(days.from),
    to: dayName(days.to),
  });
  const actions = hasHours && (
    <div className="w-36 shrink-0">
      <SelectField
        bare
        label={t('reports.by')}
        value={isByHour ? 'hour' : 'day'}
        onChange={({ target }) => set({ by: target.value === 'hour' ? 'hour' : '' })}
      >
        <option value="day">{t('reports.byDay')}</option>
        <option value="hour">{t('reports.byHour')}</option>
      </SelectField>
    </div>
  );
  return isByHour ? (
    <ByHour title={title} actions={actions} metric={hourMetric(metric)} />
  ) : (
    <ByDay overview={overview} title={title} actions={actions} />
  );
}

/** Hours are summed by visits and views alone. */
const hourMetric = (metric: string) => (metric === 'tourViews' ? 'tourViews' : 'visits');

function ByDay({ overview, title, actions }: { overview: AnalyticsOverview; title: string; actions: React.ReactNode }) {
  const { t } = useTranslation();
  const { days, tourId, search } = useReport();
  const metric = metricOf(search.metric);
  const asked = { ...daysBefore(days), ...(tourId !== undefined && { tourId }) };
  const { data: earlier } = useBelvedereQuery((client) => client.analytics.overview, asked, { placeholderData: keepPreviousData });
  const points = overview.days.map((each, index): Point => {
    const before = earlier?.days[index];
    return { label: dayName(each.day, 'axis'), name: dayName(each.day), now: each[metric], before: before?.[metric] };
  });
  const format = formatOf(metric);
  return (
    <ChartCard
      title={title}
      actions={actions}
      table={{
        rows: points,
        keyOf: ({ name }) => name,
        columns: [
          { head: t('reports.day'), cell: ({ name }) => name },
          { head: t('reports.now'), className: 'text-end', cell: ({ now }) => format(now) },
          { head: t('reports.before'), className: 'text-end', cell: ({ before }) => (before === undefined ? '' : format(before)) },
        ],
      }}
    >
      <TimeChart
        points={points}
        names={{ now: t('reports.now'), before: t('reports.before') }}
        format={format}
        axis={metric === 'visitMs' ? duration : short}
      />
    </ChartCard>
  );
}

function ByHour({ title, actions, metric }: { title: string; actions: React.ReactNode; metric: 'visits' | 'tourViews' }) {
  const { t } = useTranslation();
  const { days, tourId, now } = useReport();
  const asked = { ...days, ...(tourId !== undefined && { tourId }) };
  const { data } = useBelvedereQuery((client) => client.analytics.hours, asked, { throwOnError: true, placeholderData: keepPreviousData });
  if (!data) return <Loading />;
  const found = new Map(data.items.map((item) => [item.hour.getTime(), item[metric]]));
  const from = Date.parse(days.from);
  const until = Math.min(Date.parse(days.to) + 24 * HOUR, Math.ceil(now.getTime() / HOUR) * HOUR);
  const points = Array.from({ length: Math.max(0, Math.round((until - from) / HOUR)) }, (_, index): Point => {
    const hour = new Date(from + index * HOUR);
    return { label: hourName(hour, 'axis'), name: hourName(hour), now: found.get(hour.getTime()) ?? 0 };
  });
  const visits = amount(data.visits);
  const hint =
    data.standardError === 0
      ? t('reports.hourHint', { visits })
      : t('reports.hourEstimated', { visits, error: percent(data.standardError, 1) });
  return (
    <ChartCard
      title={title}
      lead={hint}
      actions={actions}
      table={{
        rows: points.filter((point) => point.now > 0),
        keyOf: ({ name }) => name,
        columns: [
          { head: t('reports.hour'), cell: ({ name }) => name },
          { head: t(`reports.metrics.${metric}`), className: 'text-end', cell: (point) => amount(point.now) },
        ],
      }}
    >
      <TimeChart points={points} names={{ now: t(`reports.metrics.${metric}`) }} format={amount} />
    </ChartCard>
  );
}
