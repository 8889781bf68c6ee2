import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { findTenants } from '../api/session.ts';
import { rootRoute, signedInRoute } from '../app/routes.ts';

export const registerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/register',
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
  component: lazyRouteComponent(() => import('./start-page.tsx'), 'StartPage'),
});
