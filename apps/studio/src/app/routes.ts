import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { findMe, signInAddress } from '../api/session.ts';
import { NotFound } from './not-found.tsx';
import { SignedInFrame } from './signed-in-frame.tsx';
import { TenantFrame } from './tenant-frame.tsx';

// The frames that the rooms hang their routes into: each room has a file `routes.ts` of its own.

export const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

/** Everything below is for people who are signed in; who is not signs in and comes back to where it was. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    const me = await findMe();
    if (!me) throw redirect({ href: signInAddress(`/studio${location.href}`), reloadDocument: true });
    return { me };
  },
  component: SignedInFrame,
});

/** A workspace; its name stands in the address, so that a link leads two people to the same thing. */
export const tenantRoute = createRoute({ getParentRoute: () => signedInRoute, path: '/$tenant', component: TenantFrame });

/** Rooms of a workspace with the navigation around them. The editor, which is large enough, does without. */
export const shellRoute = createRoute({
  getParentRoute: () => tenantRoute,
  id: 'shell',
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
});
