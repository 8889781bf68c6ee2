import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { findTenants } from '../api/session.ts';
import { rootRoute, signedInRoute } from '../app/routes.ts';
import { loadRooms } from '../words/words.ts';

export const registerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/register',
  loader: loadRooms,
  component: lazyRouteComponent(() => import('./register-page.tsx'), 'RegisterPage'),
});

/** To the first workspace; who has none makes one. */
export const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  beforeLoad: async () => {
    const [tenant] = await findTenants();
    if (tenant) throw redirect({ to: '/$tenant/tours', params: { tenant: tenant.slug } });
    throw redirect({ to: '/start' });
  },
});

export const startRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/start',
  loader: loadRooms,
  component: lazyRouteComponent(() => import('./start-page.tsx'), 'StartPage'),
});

/** What belongs to the person, whichever workspace they are in. */
const accountFrame = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/account',
  loader: loadRooms,
  component: lazyRouteComponent(() => import('./account-frame.tsx'), 'AccountFrame'),
});

export const accountRoute = accountFrame.addChildren([
  createRoute({
    getParentRoute: () => accountFrame,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/account/profile' });
    },
  }),
  createRoute({
    getParentRoute: () => accountFrame,
    path: '/profile',
    component: lazyRouteComponent(() => import('./profile-page.tsx'), 'ProfilePage'),
  }),
  createRoute({
    getParentRoute: () => accountFrame,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => accountFrame,
    path: '/sessions',
    component: lazyRouteComponent(() => import('./sessions-page.tsx'), 'SessionsPage'),
  }),
  createRoute({
    getParentRoute: () => accountFrame,
    path: '/notifications',
    component: lazyRouteComponent(() => import('./notifications-page.tsx'), 'NotificationsPage'),
  }),
  createRoute({
    getParentRoute: () => accountFrame,
    path: '/data',
    component: lazyRouteComponent(() => import('./data-page.tsx'), 'DataPage'),
  }),
]);
