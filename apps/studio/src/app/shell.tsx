import { Link, Outlet, useParams } from '@tanstack/react-router';
import { Menu as MenuIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PaletteKeys } from '../palette/palette-keys.tsx';
import { IconButton } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { NAVIGATION } from './navigation.ts';
import { OfflineNotice } from './offline-notice.tsx';
import { PersonMenu } from './person-menu.tsx';
import { TenantMenu } from './tenant-menu.tsx';

/** The frame of the rooms of a workspace: where one is, where one can go, who one is. */
export function Shell() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/signed-in/$tenant' });
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="grid min-h-dvh grid-cols-1 grid-rows-[auto_1fr] lg:grid-cols-[14rem_minmax(0,1fr)] lg:grid-rows-1">
      <a href="#content" className="sr-only focus:not-sr-only focus:fixed focus:z-50 focus:bg-sheet focus:p-3">
        {t('app.skip')}
      </a>
      <header className="z-30 flex flex-col gap-3 border-line bg-sheet p-3 max-lg:border-b lg:sticky lg:top-0 lg:h-dvh lg:border-e">
        <div className="flex items-center gap-2">
          <Link to="/$tenant/tours" params={{ tenant }} className="px-2 text-[17px] font-semibold tracking-tight">
            Belvedere
          </Link>
          <div className="ms-auto flex items-center gap-1">
            <PersonMenu />
            <IconButton label={t('app.menu')} aria-expanded={isOpen} className="lg:hidden" onClick={() => setOpen(!isOpen)}>
              <MenuIcon size={20} aria-hidden />
            </IconButton>
          </div>
        </div>
        <div className={cx('grid gap-3 overflow-auto max-lg:hidden', isOpen && 'max-lg:grid')}>
          <TenantMenu />
          <PaletteKeys tenant={tenant} hasButton />
          <nav aria-label={t('app.navigation')}>
            {NAVIGATION.map((group, index) => (
              <ul key={index} className="grid gap-0.5 border-line not-first:mt-2 not-first:border-t not-first:pt-2">
                {group.map(({ to, name, icon: Icon }) => (
                  <li key={to}>
                    <Link
                      to={to}
                      params={{ tenant }}
                      onClick={() => setOpen(false)}
                      className="flex min-h-9 items-center gap-2.5 rounded-lg px-2.5 text-sm text-quiet hover:bg-raised hover:text-ink aria-[current=page]:bg-raised aria-[current=page]:font-medium aria-[current=page]:text-ink"
                    >
                      <Icon size={17} aria-hidden />
                      {t(`nav.${name}`)}
                    </Link>
                  </li>
                ))}
              </ul>
            ))}
          </nav>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-7xl px-4 py-6 outline-none sm:px-8">
        <OfflineNotice />
        <Outlet />
      </main>
    </div>
  );
}
