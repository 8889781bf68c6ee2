import { useBelvedereQuery } from '@belvedere/sdk/react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loading } from '../ui/state.tsx';
import { amount } from '../words/moments.ts';
import { ChartCard } from './charts/chart-card.tsx';
import { StackedChart, type Stack } from './charts/stacked-chart.tsx';
import { Nobody } from './nobody.tsx';
import { dayName } from './numbers.ts';
import { useReport } from './report-context.ts';
import { lengthOf } from './report-days.ts';
import { ReportHead } from './report-head.tsx';

const REASONS = ['bot', 'no_consent', 'signal', 'clock', 'id', 'foreign', 'unknown_type', 'invalid'] as const;
/** As many as there are colours; the rest is one. */
const MOST = 5;
const DAY = 86_400_000;

/** What was not counted, day by day, and why. */
export function RefusalsPage() {
  const { t } = useTranslation();
  const { days } = useReport();
  const { data } = useBelvedereQuery((client) => client.analytics.refusals, days, {
    throwOnError: true,
    placeholderData: keepPreviousData,
  });
  const nameOf = (reason: string) => t(`reports.reasons.${REASONS.find((each) => each === reason) ?? 'other'}`);
  const sums = new Map<string, number>();
  for (const { reason, hits } of data?.items ?? []) sums.set(reason, (sums.get(reason) ?? 0) + hits);
  const byHits = [...sums].sort(([, a], [, b]) => b - a).map(([reason]) => reason);
  const shown = byHits.slice(0, MOST);
  const parts = shown.map((key) => ({ key, name: nameOf(key) }));
  if (byHits.length > MOST) parts.push({ key: 'other', name: t('reports.reasons.other') });
  const stacks = Array.from({ length: lengthOf(days) }, (_, index): Stack => {
    const day = new Date(Date.parse(days.from) + index * DAY).toISOString().slice(0, 10);
    const values: Record<string, number> = {};
    for (const { reason, hits } of (data?.items ?? []).filter((item) => item.day === day)) {
      const key = shown.includes(reason) ? reason : 'other';
      values[key] = (values[key] ?? 0) + hits;
    }
    return { label: dayName(day, 'axis'), name: dayName(day), values };
  });
  return (
    <>
      <ReportHead page="refusals" question={{ name: 'refusals' }} />
      {!data && <Loading />}
      {data?.items.length === 0 && <Nobody />}
      {!!data?.items.length && (
        <ChartCard
          title={t('reports.dayByDay')}
          table={{
            rows: data.items,
            keyOf: ({ day, reason }) => `${day} ${reason}`,
            columns: [
              { head: t('reports.day'), cell: ({ day }) => dayName(day) },
              { head: t('reports.reason'), cell: ({ reason }) => nameOf(reason) },
              { head: t('reports.hits'), className: 'text-end', cell: ({ hits }) => amount(hits) },
            ],
          }}
        >
          <StackedChart stacks={stacks} parts={parts} format={amount} />
        </ChartCard>
      )}
    </>
  );
}
