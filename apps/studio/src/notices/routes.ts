import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/routes.ts';

export const noticesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/notices',
  component: lazyRouteComponent(() => import('./notices-page.tsx'), 'NoticesPage'),
});
