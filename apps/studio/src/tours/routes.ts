import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { shellRoute, tenantRoute } from '../app/routes.ts';

/** Of a workspace, its tours come first. */
export const tenantHomeRoute = createRoute({
  getParentRoute: () => tenantRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/$tenant/tours', params });
  },
});

export interface ToursSearch {
  search?: string;
  status?: string;
}

export const toursRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tours',
  validateSearch: ({ search, status }: Record<string, unknown>): ToursSearch => ({
    ...(typeof search === 'string' && search && { search }),
    ...(typeof status === 'string' && status && { status }),
  }),
  component: lazyRouteComponent(() => import('./tours-page.tsx'), 'ToursPage'),
});
