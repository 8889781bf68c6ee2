import { useBelvedereQuery } from '@belvedere/sdk/react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { amount } from '../words/moments.ts';
import { ChartCard } from './charts/chart-card.tsx';
import { WeekGrid } from './charts/week-grid.tsx';
import { weekdayName } from './numbers.ts';
import { useReport } from './report-context.ts';
import { sumByWeek } from './sum-by-week.ts';

/** When in a week people come. */
export function HoursSection() {
  const { t } = useTranslation();
  const { days, tourId } = useReport();
  const asked = { ...days, ...(tourId !== undefined && { tourId }) };
  const { data } = useBelvedereQuery((client) => client.analytics.hours, asked, { placeholderData: keepPreviousData });
  if (!data?.items.length) return null;
  const sums = sumByWeek(data.items.map(({ hour, tourViews }) => ({ hour, value: tourViews })));
  const rows = sums.flatMap((hours, weekday) => hours.map((sum, hour) => ({ weekday, hour, sum }))).filter(({ sum }) => sum > 0);
  return (
    <ChartCard
      title={t('reports.week')}
      lead={t('reports.weekLead')}
      table={{
        rows,
        keyOf: ({ weekday, hour }) => `${weekday} ${hour}`,
        columns: [
          { head: t('reports.day'), cell: ({ weekday }) => weekdayName(weekday) },
          { head: t('reports.hour'), cell: ({ hour }) => `${hour}:00` },
          { head: t('reports.metrics.tourViews'), className: 'text-end', cell: ({ sum }) => amount(sum) },
        ],
      }}
    >
      <WeekGrid sums={sums} format={amount} />
    </ChartCard>
  );
}
