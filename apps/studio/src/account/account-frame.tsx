import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { OwnFrame } from '../app/own-frame.tsx';
import { ROOM_LINK } from '../ui/room.tsx';

const PLACES = [
  { to: '/account/profile', name: 'profile' },
  { to: '/account/sign-in', name: 'signIn' },
  { to: '/account/sessions', name: 'sessions' },
  { to: '/account/notifications', name: 'notifications' },
  { to: '/account/registrations', name: 'registrations' },
  { to: '/account/data', name: 'data' },
] as const;

/** The rooms of the account; what they call is no workspace's. */
export function AccountFrame() {
  const { t } = useTranslation();
  const links = PLACES.map(({ to, name }) => (
    <Link key={to} to={to} className={ROOM_LINK}>
      {t(`account.places.${name}`)}
    </Link>
  ));
  return <OwnFrame title={t('account.title')} links={links} className="max-w-5xl" />;
}
