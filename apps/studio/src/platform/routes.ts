import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { signedInRoute } from '../app/routes.ts';
import { texts } from '../app/texts.ts';
import { loadRooms } from '../words/words.ts';

/** All in one file: few people come here, and everybody would load the names of nine. */
const pages = () => import('./pages.ts');

type Search = Record<string, unknown>;

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
    component: lazyRouteComponent(pages, 'TenantsPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/health',
    component: lazyRouteComponent(pages, 'HealthPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/people',
    validateSearch: (search: Search) => texts(search, ['search', 'status', 'sort']),
    component: lazyRouteComponent(pages, 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/jobs',
    validateSearch: (search: Search) => texts(search, ['queue', 'all']),
    component: lazyRouteComponent(pages, 'JobsPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/outbox',
    validateSearch: (search: Search) => texts(search, ['state', 'name']),
    component: lazyRouteComponent(pages, 'OutboxPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/mail',
    validateSearch: (search: Search) => texts(search, ['state', 'topic', 'recipient']),
    component: lazyRouteComponent(pages, 'MailPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/security',
    validateSearch: (search: Search) => texts(search, ['severity', 'eventType', 'all']),
    component: lazyRouteComponent(pages, 'SecurityPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/requests',
    validateSearch: (search: Search) => texts(search, ['state']),
    component: lazyRouteComponent(pages, 'RequestsPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/recovery',
    component: lazyRouteComponent(pages, 'RecoveryPage'),
  }),
]);
