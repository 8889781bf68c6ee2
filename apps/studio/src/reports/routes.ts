import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/routes.ts';
import { texts } from '../app/texts.ts';
import type * as Pages from './pages.ts';
import { loadRooms } from '../words/words.ts';

/** Days, filters and what is looked at, as they stand in the address; `report-days.ts` and the pages read what they mean. */
const validateSearch = (search: Record<string, unknown>) =>
  texts(search, ['range', 'from', 'to', 'metric', 'by', 'of', 'scene', 'steps', 'open']);
export type ReportsSearch = ReturnType<typeof validateSearch>;

const load = (name: keyof typeof Pages) => lazyRouteComponent(() => import('./pages.ts'), name);

const frame = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reports',
  loader: loadRooms,
  validateSearch,
  component: load('ReportsFrame'),
});
const page = <const Path extends string>(path: Path, name: keyof typeof Pages) =>
  createRoute({ getParentRoute: () => frame, path, component: load(name) });

export const reportsRoute = frame.addChildren([
  page('/', 'OverviewPage'),
  page('/tours', 'ToursPage'),
  page('/visitors', 'VisitorsPage'),
  page('/live', 'LivePage'),
  page('/refusals', 'RefusalsPage'),
  page('/saved', 'SavedPage'),
]);

const tourFrame = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tours/$tourId/reports',
  loader: loadRooms,
  validateSearch,
  component: load('TourReportsFrame'),
});
const tourPage = <const Path extends string>(path: Path, name: keyof typeof Pages) =>
  createRoute({ getParentRoute: () => tourFrame, path, component: load(name) });

export const tourReportsRoute = tourFrame.addChildren([
  tourPage('/', 'OverviewPage'),
  tourPage('/scenes', 'ScenesPage'),
  tourPage('/hotspots', 'HotspotsPage'),
  tourPage('/paths', 'PathsPage'),
  tourPage('/funnel', 'FunnelPage'),
  tourPage('/heatmap', 'HeatmapPage'),
  tourPage('/visitors', 'VisitorsPage'),
]);
