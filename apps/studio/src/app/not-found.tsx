import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../ui/button.tsx';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <div className="mx-auto grid max-w-xl gap-4 px-6 py-20">
      <h1 className="text-2xl font-semibold">{t('app.notFoundTitle')}</h1>
      <p className="text-quiet">{t('app.notFound')}</p>
      <div>
        <Link to="/" className={buttonClass('primary')}>
          {t('app.home')}
        </Link>
      </div>
    </div>
  );
}
