import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/routes.ts';
import { loadRooms } from '../words/words.ts';

export const REVIEW_STATUSES = ['pending', 'approved', 'rejected'] as const;
export interface ReviewsSearch {
  status?: (typeof REVIEW_STATUSES)[number];
}

export const reviewsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reviews',
  loader: loadRooms,
  validateSearch: (search: Record<string, unknown>): ReviewsSearch => {
    const status = REVIEW_STATUSES.find((each) => each === search['status']);
    return status ? { status } : {};
  },
  component: lazyRouteComponent(() => import('./reviews-page.tsx'), 'ReviewsPage'),
});
