import { Link, Outlet, useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../ui/button.tsx';
import { Tabs } from './tabs.tsx';

/** Around what is about all events: the list, the calendar, the series, the venues. */
export function EventsFrame() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/signed-in/$tenant' });
  const params = { tenant };
  return (
    <>
      <div className="mb-1 flex flex-wrap items-center gap-2">
        <h1 className="me-auto text-2xl font-semibold tracking-tight">{t('events.title')}</h1>
        <Link to="/$tenant/events/new" params={params} className={buttonClass('primary')}>
          <Plus size={16} aria-hidden />
          {t('events.create')}
        </Link>
      </div>
      <Tabs
        label={t('events.pages')}
        tabs={[
          ['/$tenant/events', t('events.list')],
          ['/$tenant/events/calendar', t('calendar.title')],
          ['/$tenant/events/series', t('series.title')],
          ['/$tenant/events/venues', t('venues.title')],
        ]}
        params={params}
      />
      <Outlet />
    </>
  );
}
