import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/routes.ts';

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
