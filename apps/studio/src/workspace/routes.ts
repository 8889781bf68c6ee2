import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { shellRoute } from '../app/routes.ts';
import { texts } from '../app/texts.ts';
import { loadRooms } from '../words/words.ts';

type Search = Record<string, unknown>;

const STATUSES = ['active', 'suspended', 'removed'] as const;
export interface MembersSearch {
  status?: (typeof STATUSES)[number];
  invite?: true;
}

const frame = createRoute({
  getParentRoute: () => shellRoute,
  path: '/workspace',
  loader: loadRooms,
  component: lazyRouteComponent(() => import('./workspace-frame.tsx'), 'WorkspaceFrame'),
});

export const workspaceRoute = frame.addChildren([
  createRoute({
    getParentRoute: () => frame,
    path: '/',
    beforeLoad: ({ params }) => {
      throw redirect({ to: '/$tenant/workspace/members', params });
    },
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/members',
    validateSearch: ({ status, invite }: Search): MembersSearch => {
      const known = STATUSES.find((each) => each === status);
      return { ...(known && { status: known }), ...(invite === true && { invite }) };
    },
    component: lazyRouteComponent(() => import('./people/members-page.tsx'), 'MembersPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/roles',
    component: lazyRouteComponent(() => import('./people/roles-page.tsx'), 'RolesPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/keys',
    validateSearch: ({ isNew }: Search): { isNew?: true } => (isNew === true ? { isNew } : {}),
    component: lazyRouteComponent(() => import('./machines/keys-page.tsx'), 'KeysPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/audit-log',
    validateSearch: (search: Search) => texts(search, ['action', 'resourceType', 'userId', 'from', 'to']),
    component: lazyRouteComponent(() => import('./records/audit-log-page.tsx'), 'AuditLogPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/settings',
    component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/explain',
    validateSearch: (search: Search) => texts(search, ['userId', 'permission', 'resourceType', 'resourceId']),
    component: lazyRouteComponent(() => import('./people/explain-page.tsx'), 'ExplainPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/webhooks',
    component: lazyRouteComponent(() => import('./machines/webhooks-page.tsx'), 'WebhooksPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/access-log',
    validateSearch: (search: Search) => texts(search, ['allowed', 'userId']),
    component: lazyRouteComponent(() => import('./records/access-log-page.tsx'), 'AccessLogPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/security',
    validateSearch: (search: Search) => texts(search, ['severity', 'all']),
    component: lazyRouteComponent(() => import('./records/security-page.tsx'), 'SecurityPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/brand',
    component: lazyRouteComponent(() => import('./brand-page.tsx'), 'BrandPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/policies',
    component: lazyRouteComponent(() => import('./people/policies-page.tsx'), 'PoliciesPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/grants',
    validateSearch: (search: Search) => texts(search, ['userId', 'all']),
    component: lazyRouteComponent(() => import('./people/grants-page.tsx'), 'GrantsPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/ownership',
    component: lazyRouteComponent(() => import('./people/ownership-page.tsx'), 'OwnershipPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/integrations',
    component: lazyRouteComponent(() => import('./machines/integrations-page.tsx'), 'IntegrationsPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/cases',
    validateSearch: (search: Search) => texts(search, ['status']),
    component: lazyRouteComponent(() => import('./privacy/cases-page.tsx'), 'CasesPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/holds',
    component: lazyRouteComponent(() => import('./privacy/holds-page.tsx'), 'HoldsPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/consent',
    validateSearch: (search: Search) => texts(search, ['purpose']),
    component: lazyRouteComponent(() => import('./privacy/consent-page.tsx'), 'ConsentPage'),
  }),
]);
