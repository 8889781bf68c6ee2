import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/routes.ts';
import { loadRooms } from '../words/words.ts';

export const noticesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/notices',
  loader: loadRooms,
  component: lazyRouteComponent(() => import('./notices-page.tsx'), 'NoticesPage'),
});
