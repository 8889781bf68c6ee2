import { BelvedereProvider } from '@belvedere/sdk/react';
import { Link, Outlet } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ownClient } from '../api/client.ts';
import { buttonClass } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { Room } from '../ui/room.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { PersonMenu } from './person-menu.tsx';

/** Rooms that belong to no workspace: what they call is the person's own. `className` says how wide they are. */
export function OwnFrame({ title, links, className }: { title: string; links: readonly ReactNode[]; className: string }) {
  const { t } = useTranslation();
  return (
    <BelvedereProvider client={ownClient}>
      <header className="flex items-center gap-2 border-b border-line bg-sheet px-4 py-2 sm:px-8">
        <Link to="/" className={buttonClass('quiet', 'px-2')}>
          <ArrowLeft size={16} aria-hidden className="rtl:rotate-180" />
          {t('account.back')}
        </Link>
        <div className="ms-auto">
          <PersonMenu />
        </div>
      </header>
      <main id="content" tabIndex={-1} className={cx('mx-auto w-full px-4 py-6 outline-none sm:px-8', className)}>
        <OfflineNotice />
        <Room label={title} groups={[{ name: title, links }]}>
          <Outlet />
        </Room>
      </main>
    </BelvedereProvider>
  );
}
