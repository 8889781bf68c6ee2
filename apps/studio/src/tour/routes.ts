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

const REVIEW_STATUSES = ['pending', 'approved', 'rejected'] as const;
export interface EngagementSearch {
  /** Which reviews are shown. */
  reviews?: (typeof REVIEW_STATUSES)[number];
}

export const tourEngagementRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tours/$tourId/engagement',
  loader: loadRooms,
  validateSearch: ({ reviews }: Record<string, unknown>): EngagementSearch => {
    const known = REVIEW_STATUSES.find((each) => each === reviews);
    return known ? { reviews: known } : {};
  },
  component: lazyRouteComponent(() => import('./engagement-page.tsx'), 'EngagementPage'),
});
