import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { OwnFrame } from '../app/own-frame.tsx';
import { ROOM_LINK } from '../ui/room.tsx';

const PLACES = [
  { to: '/platform/tenants', name: 'tenants' },
  { to: '/platform/people', name: 'people' },
  { to: '/platform/health', name: 'health' },
  { to: '/platform/jobs', name: 'jobs' },
  { to: '/platform/outbox', name: 'outbox' },
  { to: '/platform/mail', name: 'mail' },
  { to: '/platform/security', name: 'security' },
  { to: '/platform/requests', name: 'requests' },
  { to: '/platform/recovery', name: 'recovery' },
] as const;

/** The rooms of whoever runs the server. */
export function PlatformFrame() {
  const { t } = useTranslation();
  const links = PLACES.map(({ to, name }) => (
    <Link key={to} to={to} className={ROOM_LINK}>
      {t(`platform.places.${name}`)}
    </Link>
  ));
  return <OwnFrame title={t('platform.title')} links={links} className="max-w-6xl" />;
}
