import type { EventSeriesView } from '@belvedere/sdk';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../ui/page.tsx';
import { localMoment } from './repeat-words.ts';

/** How a series stands. */
export function SeriesMark({ series: { isPublished, endsBefore, upcoming } }: { series: EventSeriesView }) {
  const { t } = useTranslation();
  if (endsBefore !== null && upcoming === 0) return <Mark tone="quiet">{t('series.state.ended')}</Mark>;
  return (
    <>
      <Mark tone={isPublished ? 'good' : 'quiet'}>{t(isPublished ? 'series.state.live' : 'series.state.draft')}</Mark>
      {endsBefore !== null && <Mark tone="warn">{t('series.state.endsBefore', { when: localMoment(endsBefore, true) })}</Mark>}
    </>
  );
}
