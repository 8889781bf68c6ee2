import type { TourView } from '@belvedere/sdk';
import { useTranslation } from 'react-i18next';
import { cx } from '../ui/cx.ts';

const COLORS = {
  draft: 'text-quiet',
  in_review: 'text-warn',
  scheduled: 'text-warn',
  published: 'text-good',
  archived: 'text-quiet',
} as const satisfies Record<TourView['status'], string>;

export function StatusMark({ status }: Pick<TourView, 'status'>) {
  const { t } = useTranslation();
  return (
    <span className={cx('flex shrink-0 items-center gap-1.5 text-xs font-medium', COLORS[status])}>
      <span aria-hidden className="size-1.5 rounded-full bg-current" />
      {t(`tours.status.${status}`)}
    </span>
  );
}
