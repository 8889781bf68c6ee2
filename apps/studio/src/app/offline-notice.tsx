import { useLocation } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

const subscribe = (changed: () => void) => {
  const off = new AbortController();
  for (const name of ['online', 'offline']) addEventListener(name, changed, { signal: off.signal });
  return () => off.abort();
};

export function OfflineNotice() {
  const { t } = useTranslation();
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  // A door keeps what it does, and says so itself.
  const isDoor = useLocation({ select: ({ pathname }) => pathname.endsWith('/door') });
  if (isOnline || isDoor) return null;
  return <output className="mb-4 block rounded-lg border border-warn px-4 py-2 text-sm text-warn">{t('app.offline')}</output>;
}
