import { useTranslation } from 'react-i18next';
import { Inbox } from '../notices/inbox.tsx';
import { PageHead } from '../ui/page.tsx';
import { NoticePreferences } from './notice-preferences.tsx';

/** What the account was told, and what one wants to be told. */
export function NotificationsPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('account.places.notifications')} lead={t('notices.accountLead')} />
      <Inbox inbox="account" />
      <NoticePreferences />
    </>
  );
}
