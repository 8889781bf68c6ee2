import { Link, Outlet, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Room, ROOM_LINK } from '../ui/room.tsx';
import { ReportContext } from './report-context.ts';
import { useReportPlace } from './use-report-place.ts';

const GROUPS = [
  {
    name: 'look',
    places: [
      { to: '/$tenant/reports', name: 'overview' },
      { to: '/$tenant/reports/tours', name: 'tours' },
      { to: '/$tenant/reports/visitors', name: 'visitors' },
      { to: '/$tenant/reports/live', name: 'live' },
      { to: '/$tenant/reports/refusals', name: 'refusals' },
    ],
  },
  { name: 'care', places: [{ to: '/$tenant/reports/saved', name: 'saved' }] },
] as const;

/** Reports over all tours of a workspace. */
export function ReportsFrame() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/signed-in/$tenant' });
  const search = useSearch({ from: '/signed-in/$tenant/shell/reports' });
  const place = useReportPlace({ tenant, tourId: undefined, search });
  const { range, from, to } = search;
  const days = { ...(range && { range }), ...(from && { from }), ...(to && { to }) };
  const groups = GROUPS.map(({ name, places }) => ({
    name: t(`reports.groups.${name}`),
    links: places.map(({ to: path, name: page }) => (
      <Link
        key={path}
        to={path}
        params={{ tenant }}
        search={days}
        activeOptions={{ exact: true, includeSearch: false }}
        className={ROOM_LINK}
      >
        {t(`reports.places.${page}`)}
      </Link>
    )),
  }));
  return (
    <ReportContext value={place}>
      <Room label={t('nav.reports')} groups={groups}>
        <Outlet />
      </Room>
    </ReportContext>
  );
}
