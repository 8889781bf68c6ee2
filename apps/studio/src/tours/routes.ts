import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/routes.ts';
import { readToursSearch } from './tours-search.ts';

export const toursRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tours',
  validateSearch: readToursSearch,
  component: lazyRouteComponent(() => import('./tours-page.tsx'), 'ToursPage'),
});
