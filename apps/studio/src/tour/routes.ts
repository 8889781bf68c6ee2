import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/routes.ts';
import { loadRooms } from '../words/words.ts';

export const tourSettingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tours/$tourId/settings',
  loader: loadRooms,
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
});

export const tourPublishRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tours/$tourId/publish',
  loader: loadRooms,
  component: lazyRouteComponent(() => import('./publish-page.tsx'), 'PublishPage'),
});

export interface ShareSearch {
  /** The embed builder is open: `new`, or the embed that is changed. */
  embed?: string;
}

export const tourShareRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tours/$tourId/share',
  loader: loadRooms,
  validateSearch: ({ embed }: Record<string, unknown>): ShareSearch => (typeof embed === 'string' && embed ? { embed } : {}),
  component: lazyRouteComponent(() => import('./share-page.tsx'), 'SharePage'),
});
