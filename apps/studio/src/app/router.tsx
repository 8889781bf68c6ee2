import { createRouter } from '@tanstack/react-router';
import { homeRoute, registerRoute, startRoute } from '../account/routes.ts';
import { editorRoute } from '../editor/routes.ts';
import { tourPublishRoute, tourSettingsRoute, tourShareRoute } from '../tour/routes.ts';
import { tenantHomeRoute, toursRoute } from '../tours/routes.ts';
import { Loading } from '../ui/state.tsx';
import { ErrorScreen } from './error-screen.tsx';
import { rootRoute, shellRoute, signedInRoute, tenantRoute } from './routes.ts';

const routeTree = rootRoute.addChildren([
  registerRoute,
  signedInRoute.addChildren([
    homeRoute,
    startRoute,
    tenantRoute.addChildren([
      tenantHomeRoute,
      shellRoute.addChildren([toursRoute, tourSettingsRoute, tourPublishRoute, tourShareRoute]),
      editorRoute,
    ]),
  ]),
]);

export const router = createRouter({
  routeTree,
  basepath: '/studio',
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultErrorComponent: ErrorScreen,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
