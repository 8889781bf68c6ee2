import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { tenantRoute } from '../app/routes.ts';
import { prefetchEditor } from './prefetch-editor.ts';
import { PANELS, type Panel } from './panels/panels.ts';

export interface EditorSearch {
  scene?: string;
  hotspot?: string;
  panel?: Panel;
  language?: string;
}

/** Without the navigation of the workspace: the picture needs the room. */
export const editorRoute = createRoute({
  getParentRoute: () => tenantRoute,
  path: '/tours/$tourId',
  staticData: { ahead: prefetchEditor },
  loader: ({ params }) => prefetchEditor(params),
  validateSearch: ({ scene, hotspot, panel, language }: Record<string, unknown>): EditorSearch => ({
    ...(typeof scene === 'string' && scene && { scene }),
    ...(typeof hotspot === 'string' && hotspot && { hotspot }),
    ...(PANELS.some((each) => each === panel) && { panel: panel as Panel }),
    ...(typeof language === 'string' && language && { language }),
  }),
  component: lazyRouteComponent(() => import('./editor-page.tsx'), 'EditorPage'),
});
