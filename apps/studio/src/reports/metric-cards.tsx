import type { AnalyticsOverview } from '@belvedere/sdk';
import { useTranslation } from 'react-i18next';
import { cx } from '../ui/cx.ts';
import { formatOf, metricOf, METRICS } from './metrics.ts';
import { percent } from './numbers.ts';
import { useReport } from './report-context.ts';

/** The sums of the days, each beside that of the days before. The one that is chosen is drawn below. */
export function MetricCards({ now, before }: Pick<AnalyticsOverview, 'now' | 'before'>) {
  const { t } = useTranslation();
  const { search, set } = useReport();
  const chosen = metricOf(search.metric);
  return (
    <div className="mb-6 grid grid-cols-2 gap-3 md:grid-cols-3 2xl:grid-cols-6">
      {METRICS.map((metric) => (
        <button
          key={metric}
          type="button"
          aria-pressed={metric === chosen}
          onClick={() => set({ metric: metric === 'visits' ? '' : metric })}
          className={cx(
            'grid gap-1 rounded-xl border bg-sheet p-4 text-start transition hover:bg-raised',
            metric === chosen ? 'border-accent ring-1 ring-accent' : 'border-line',
          )}
        >
          <span className="text-sm text-quiet">{t(`reports.metrics.${metric}`)}</span>
          <span className="text-2xl font-semibold tracking-tight tabular-nums">{formatOf(metric)(now[metric])}</span>
          <Change now={now[metric]} before={before[metric]} format={formatOf(metric)} />
        </button>
      ))}
    </div>
  );
}

function Change({ now, before, format }: { now: number; before: number; format: (value: number) => string }) {
  const { t } = useTranslation();
  const share = before === 0 ? null : (now - before) / before;
  const tone = now === before ? 'text-quiet' : now > before ? 'text-good' : 'text-danger';
  const words = () => {
    if (now === before) return t('reports.same');
    if (share === null) return t('reports.fresh');
    return t(now > before ? 'reports.more' : 'reports.fewer', { share: percent(Math.abs(share), Math.abs(share) < 0.1 ? 1 : 0) });
  };
  return (
    <span className="flex flex-wrap gap-x-2 text-xs">
      <span className={cx('font-medium', tone)}>{words()}</span>
      <span className="text-quiet">{t('reports.was', { value: format(before) })}</span>
    </span>
  );
}
