import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { tenantRoute } from '../app/routes.ts';

export interface EditorSearch {
  scene?: string;
  hotspot?: string;
}

/** Without the navigation of the workspace: the picture needs the room. */
export const editorRoute = createRoute({
  getParentRoute: () => tenantRoute,
  path: '/tours/$tourId',
  validateSearch: ({ scene, hotspot }: Record<string, unknown>): EditorSearch => ({
    ...(typeof scene === 'string' && scene && { scene }),
    ...(typeof hotspot === 'string' && hotspot && { hotspot }),
  }),
  component: lazyRouteComponent(() => import('./editor-page.tsx'), 'EditorPage'),
});
