import { Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';

/** One to five stars of a review. */
export function Stars({ count }: { count: number }) {
  const { t } = useTranslation();
  return (
    <span className="flex">
      <span className="sr-only">{t('reviews.stars', { count })}</span>
      {[1, 2, 3, 4, 5].map((star) => (
        <Star key={star} size={15} aria-hidden className={cx('text-warn', star <= count && 'fill-current')} />
      ))}
    </span>
  );
}
