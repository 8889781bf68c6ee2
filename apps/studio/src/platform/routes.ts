import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { signedInRoute } from '../app/routes.ts';
import { loadRooms } from '../words/words.ts';

/** For whoever runs the server; who does not is led back. */
const frame = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/platform',
  loader: loadRooms,
  beforeLoad: ({ context }) => {
    if (context.me.platformRole === 'user') throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('./platform-frame.tsx'), 'PlatformFrame'),
});

export const platformRoute = frame.addChildren([
  createRoute({
    getParentRoute: () => frame,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/platform/tenants' });
    },
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/tenants',
    component: lazyRouteComponent(() => import('./tenants-page.tsx'), 'TenantsPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/people',
    component: lazyRouteComponent(() => import('./people-page.tsx'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/recovery',
    component: lazyRouteComponent(() => import('./recovery-page.tsx'), 'RecoveryPage'),
  }),
]);
