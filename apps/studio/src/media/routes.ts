import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/routes.ts';
import { isStatus, isType, type MediaStatus, type MediaType } from './kinds.ts';
import { loadRooms } from '../words/words.ts';

export interface MediaSearch {
  type?: MediaType;
  status?: MediaStatus;
  /** The file that is looked at. */
  file?: string;
}

export const mediaRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/media',
  loader: loadRooms,
  validateSearch: ({ type, status, file }: Record<string, unknown>): MediaSearch => ({
    ...(isType(type) && { type }),
    ...(isStatus(status) && { status }),
    ...(typeof file === 'string' && file && { file }),
  }),
  component: lazyRouteComponent(() => import('./media-page.tsx'), 'MediaPage'),
});
