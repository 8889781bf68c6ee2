import { Link, Outlet, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Room, ROOM_LINK } from '../ui/room.tsx';

const GROUPS = [
  {
    name: 'people',
    places: [
      { to: '/$tenant/workspace/members', name: 'members' },
      { to: '/$tenant/workspace/roles', name: 'roles' },
      { to: '/$tenant/workspace/policies', name: 'policies' },
      { to: '/$tenant/workspace/explain', name: 'explain' },
      { to: '/$tenant/workspace/grants', name: 'grants' },
      { to: '/$tenant/workspace/ownership', name: 'ownership' },
    ],
  },
  {
    name: 'machines',
    places: [
      { to: '/$tenant/workspace/keys', name: 'keys' },
      { to: '/$tenant/workspace/webhooks', name: 'webhooks' },
      { to: '/$tenant/workspace/integrations', name: 'integrations' },
    ],
  },
  {
    name: 'records',
    places: [
      { to: '/$tenant/workspace/audit-log', name: 'auditLog' },
      { to: '/$tenant/workspace/access-log', name: 'accessLog' },
      { to: '/$tenant/workspace/security', name: 'security' },
    ],
  },
  {
    name: 'privacy',
    places: [
      { to: '/$tenant/workspace/cases', name: 'cases' },
      { to: '/$tenant/workspace/holds', name: 'holds' },
      { to: '/$tenant/workspace/consent', name: 'consent' },
    ],
  },
  {
    name: 'whole',
    places: [
      { to: '/$tenant/workspace/settings', name: 'settings' },
      { to: '/$tenant/workspace/brand', name: 'brand' },
    ],
  },
] as const;

/** The rooms in which a workspace is run. */
export function WorkspaceFrame() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/signed-in/$tenant' });
  const groups = GROUPS.map(({ name, places }) => ({
    name: t(`work.groups.${name}`),
    links: places.map(({ to, name: place }) => (
      <Link key={to} to={to} params={{ tenant }} className={ROOM_LINK}>
        {t(`work.places.${place}`)}
      </Link>
    )),
  }));
  return (
    <Room label={t('nav.workspace')} groups={groups}>
      <Outlet />
    </Room>
  );
}
