import type { EventView } from '@belvedere/sdk';
import { useBelvedereQuery } from '@belvedere/sdk/react';
import { Link } from '@tanstack/react-router';
import { Repeat } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../ui/cx.ts';
import { ruleWords } from './repeat-words.ts';

interface Props {
  tenant: string;
  event: Pick<EventView, 'title' | 'seriesId'>;
  className?: string;
  tabIndex?: number;
}

/** That an event is one of a series, which it leads to. */
export function SeriesSign({ tenant, event: { title, seriesId }, className, tabIndex }: Props) {
  const { t } = useTranslation();
  if (seriesId === null) return null;
  return (
    <Link
      to="/$tenant/events/series/$seriesId"
      params={{ tenant, seriesId }}
      aria-label={`${t('series.partOf')}: ${title}`}
      title={t('series.partOf')}
      tabIndex={tabIndex}
      className={cx('inline-grid place-items-center rounded-md text-quiet hover:text-ink', className)}
    >
      <Repeat size={14} aria-hidden />
    </Link>
  );
}

/** The same in words, with how the series repeats. */
export function SeriesLine({ tenant, event: { seriesId, isApart } }: { tenant: string; event: EventView }) {
  const { t } = useTranslation();
  const { data: series } = useBelvedereQuery((client) => client.events.series.get, { id: seriesId ?? '' }, { enabled: seriesId !== null });
  if (seriesId === null) return null;
  return (
    <p className="mb-2 flex flex-wrap items-center gap-x-3 text-sm text-quiet">
      <Link
        to="/$tenant/events/series/$seriesId"
        params={{ tenant, seriesId }}
        className="inline-flex items-center gap-1.5 underline-offset-3 hover:text-ink hover:underline"
      >
        <Repeat size={14} aria-hidden />
        {series ? t('series.partOfRule', { rule: ruleWords(t, series.rule, series) }) : t('series.partOf')}
      </Link>
      {isApart && <span>{t('series.apart')}</span>}
    </p>
  );
}
