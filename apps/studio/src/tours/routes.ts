import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { shellRoute, tenantRoute } from '../app/routes.ts';
import { readToursSearch } from './tours-search.ts';

/** Of a workspace, its tours come first. */
export const tenantHomeRoute = createRoute({
  getParentRoute: () => tenantRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/$tenant/tours', params });
  },
});

export const toursRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tours',
  validateSearch: readToursSearch,
  component: lazyRouteComponent(() => import('./tours-page.tsx'), 'ToursPage'),
});
