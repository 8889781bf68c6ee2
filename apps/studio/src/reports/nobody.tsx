import { useTranslation } from 'react-i18next';
import { Empty } from '../ui/state.tsx';

/** What stands where nothing was counted. */
export function Nobody() {
  const { t } = useTranslation();
  return (
    <Empty title={t('reports.nothing')}>
      <p className="text-quiet">{t('reports.nothingLead')}</p>
    </Empty>
  );
}
