import { useTranslation } from 'react-i18next';
import { PageHead } from '../ui/page.tsx';
import { Inbox } from './inbox.tsx';

/** What the workspace has told the person. */
export function NoticesPage() {
  const { t } = useTranslation();
  return (
    <div className="mx-auto max-w-3xl">
      <PageHead title={t('notices.title')} lead={t('notices.tenantLead')} />
      <Inbox inbox="tenant" />
    </div>
  );
}
