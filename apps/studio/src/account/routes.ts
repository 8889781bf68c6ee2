import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { findTenants } from '../api/session.ts';
import { rootRoute, signedInRoute } from '../app/routes.ts';
import { loadRooms } from '../words/words.ts';
import type * as Pages from './pages.ts';

const load = (name: keyof typeof Pages) => lazyRouteComponent(() => import('./pages.ts'), name);

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
  component: load('AccountFrame'),
});

export const accountRoute = accountFrame.addChildren([
  createRoute({
    getParentRoute: () => accountFrame,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/account/profile' });
    },
  }),
  createRoute({ getParentRoute: () => accountFrame, path: '/profile', component: load('ProfilePage') }),
  createRoute({ getParentRoute: () => accountFrame, path: '/sign-in', component: load('SignInPage') }),
  createRoute({ getParentRoute: () => accountFrame, path: '/sessions', component: load('SessionsPage') }),
  createRoute({ getParentRoute: () => accountFrame, path: '/notifications', component: load('NotificationsPage') }),
  createRoute({ getParentRoute: () => accountFrame, path: '/registrations', component: load('RegistrationsPage') }),
  createRoute({ getParentRoute: () => accountFrame, path: '/data', component: load('DataPage') }),
]);
