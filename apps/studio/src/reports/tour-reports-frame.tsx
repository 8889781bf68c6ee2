import { useBelvedereQuery } from '@belvedere/sdk/react';
import { Link, Outlet, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { TourFrame } from '../tour/tour-frame.tsx';
import { Room, ROOM_LINK } from '../ui/room.tsx';
import { Loading } from '../ui/state.tsx';
import { ReportContext } from './report-context.ts';
import { useReportPlace } from './use-report-place.ts';

const PAGES = [
  { to: '/$tenant/tours/$tourId/reports', name: 'overview' },
  { to: '/$tenant/tours/$tourId/reports/scenes', name: 'scenes' },
  { to: '/$tenant/tours/$tourId/reports/hotspots', name: 'hotspots' },
  { to: '/$tenant/tours/$tourId/reports/paths', name: 'paths' },
  { to: '/$tenant/tours/$tourId/reports/funnel', name: 'funnel' },
  { to: '/$tenant/tours/$tourId/reports/heatmap', name: 'heatmap' },
  { to: '/$tenant/tours/$tourId/reports/visitors', name: 'visitors' },
] as const;

/** Reports of one tour, beside its other pages. */
export function TourReportsFrame() {
  const { t } = useTranslation();
  const { tenant, tourId } = useParams({ from: '/signed-in/$tenant/shell/tours/$tourId/reports' });
  const search = useSearch({ from: '/signed-in/$tenant/shell/tours/$tourId/reports' });
  const place = useReportPlace({ tenant, tourId, search });
  const { data: tour } = useBelvedereQuery((client) => client.tours.get, { id: tourId }, { throwOnError: true });
  if (!tour) return <Loading />;
  const { range, from, to, scene } = search;
  const kept = { ...(range && { range }), ...(from && { from }), ...(to && { to }), ...(scene && { scene }) };
  const links = PAGES.map(({ to: path, name }) => (
    <Link
      key={path}
      to={path}
      params={{ tenant, tourId }}
      search={kept}
      activeOptions={{ exact: true, includeSearch: false }}
      className={ROOM_LINK}
    >
      {t(`reports.places.${name}`)}
    </Link>
  ));
  return (
    <TourFrame tenant={tenant} tour={tour}>
      <ReportContext value={place}>
        <Room label={t('reports.pages')} groups={[{ links }]}>
          <Outlet />
        </Room>
      </ReportContext>
    </TourFrame>
  );
}
