import { BelvedereProvider } from '@belvedere/sdk/react';
import { Link, Outlet } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ownClient } from '../api/client.ts';
import { OfflineNotice } from '../app/offline-notice.tsx';
import { PersonMenu } from '../app/person-menu.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Room, ROOM_LINK } from '../ui/room.tsx';

const PLACES = [
  { to: '/account/profile', name: 'profile' },
  { to: '/account/sign-in', name: 'signIn' },
  { to: '/account/sessions', name: 'sessions' },
  { to: '/account/notifications', name: 'notifications' },
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
  return (
    <BelvedereProvider client={ownClient}>
      <header className="flex items-center gap-2 border-b border-line bg-sheet px-4 py-2 sm:px-8">
        <Link to="/" className={buttonClass('quiet', 'px-2')}>
          <ArrowLeft size={16} aria-hidden />
          {t('account.back')}
        </Link>
        <div className="ms-auto">
          <PersonMenu />
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-5xl px-4 py-6 outline-none sm:px-8">
        <OfflineNotice />
        <Room label={t('account.title')} groups={[{ name: t('account.title'), links }]}>
          <Outlet />
        </Room>
      </main>
    </BelvedereProvider>
  );
}
