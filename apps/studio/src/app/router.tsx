import { createRouter } from '@tanstack/react-router';
import { accountRoute, homeRoute, registerRoute, startRoute } from '../account/routes.ts';
import { editorRoute } from '../editor/routes.ts';
import { eventsRoute } from '../events/routes.ts';
import { tourEngagementRoute, tourPublishRoute, tourSettingsRoute, tourShareRoute } from '../tour/routes.ts';
import { mediaRoute } from '../media/routes.ts';
import { noticesRoute } from '../notices/routes.ts';
import { platformRoute } from '../platform/routes.ts';
import { reviewsRoute } from '../reviews/routes.ts';
import { reportsRoute, tourReportsRoute } from '../reports/routes.ts';
import { workspaceRoute } from '../workspace/routes.ts';
import { tenantHomeRoute, toursRoute } from '../tours/routes.ts';
import { Loading } from '../ui/state.tsx';
import { ErrorScreen } from './error-screen.tsx';
import { rootRoute, shellRoute, signedInRoute, tenantRoute } from './routes.ts';

const routeTree = rootRoute.addChildren([
  registerRoute,
  signedInRoute.addChildren([
    homeRoute,
    startRoute,
    accountRoute,
    platformRoute,
    tenantRoute.addChildren([
      tenantHomeRoute,
      shellRoute.addChildren([
        toursRoute,
        tourSettingsRoute,
        tourPublishRoute,
        tourShareRoute,
        tourEngagementRoute,
        tourReportsRoute,
        eventsRoute,
        reportsRoute,
        mediaRoute,
        reviewsRoute,
        noticesRoute,
        workspaceRoute,
      ]),
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
