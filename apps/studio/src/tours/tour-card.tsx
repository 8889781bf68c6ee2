import type { TourView } from '@belvedere/sdk';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { cx } from '../ui/cx.ts';
import { ago } from '../words/format.ts';
import { ChooseBox } from './choose-box.tsx';
import type { Selection } from './selection.ts';
import { StatusMark } from './status-mark.tsx';
import { TourMenu } from './tour-menu.tsx';
import { TourPicture } from './tour-picture.tsx';

interface Props {
  tenant: string;
  tour: TourView;
  selection: Selection;
  isTrash: boolean;
}

export function TourCard({ tenant, tour, selection, isTrash }: Props) {
  const { t } = useTranslation();
  const isChosen = selection.has(tour.id);
  return (
    <article
      className={cx(
        'group relative flex h-full flex-col overflow-hidden rounded-xl border border-line bg-sheet transition hover:shadow-lg',
        isChosen && 'border-accent ring-2 ring-accent',
      )}
    >
      <TourPicture tour={tour} className="aspect-[16/9] w-full" />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-1 px-4 py-2.5 pe-2">
        <div className="flex h-6 items-center justify-between gap-2">
          <h2 className="min-w-0 truncate leading-snug font-medium">
            <TourLink tenant={tenant} tour={tour} isTrash={isTrash} className="after:absolute after:inset-0" />
          </h2>
          <StatusMark status={tour.status} />
        </div>
        <div className="flex items-center gap-2">
          <p className="me-auto truncate text-xs text-quiet">
            {isTrash && tour.deletedAt
              ? t('tours.removedWhen', { when: ago(tour.deletedAt) })
              : `${t('tours.scenes', { count: tour.totalScenes })} · ${t('tours.views', { count: tour.viewCount })} · ${ago(tour.updatedAt)}`}
          </p>
          <div className="relative -my-1.5">
            <TourMenu tenant={tenant} tour={tour} isTrash={isTrash} />
          </div>
        </div>
      </div>
      <div
        className={cx(
          'absolute start-2 top-2 grid size-9 cursor-pointer place-items-center rounded-lg bg-sheet opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100',
          (isChosen || selection.size > 0) && 'opacity-100',
        )}
      >
        <ChooseBox label={t('tours.choose1', { title: tour.title })} checked={isChosen} onChange={() => selection.toggle(tour.id)} />
      </div>
    </article>
  );
}

/** What was removed can't be opened before it is restored. */
export function TourLink({ tenant, tour, isTrash, className }: Omit<Props, 'selection'> & { className?: string }) {
  if (isTrash) return tour.title;
  return (
    <Link to="/$tenant/tours/$tourId" params={{ tenant, tourId: tour.id }} className={className}>
      {tour.title}
    </Link>
  );
}
