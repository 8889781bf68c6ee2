import type { TourView } from '@belvedere/sdk';
import { Link } from '@tanstack/react-router';
import { ImageOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ago } from '../words/format.ts';
import { StatusMark } from './status-mark.tsx';

export function TourCard({ tenant, tour }: { tenant: string; tour: TourView }) {
  const { t } = useTranslation();
  return (
    <Link
      to="/$tenant/tours/$tourId"
      params={{ tenant, tourId: tour.id }}
      className="group block overflow-hidden rounded-xl border border-line bg-sheet transition hover:shadow-lg"
    >
      <div className="grid aspect-[16/9] place-items-center overflow-hidden bg-raised text-quiet">
        {tour.thumbnailUrl ? (
          <img
            src={tour.thumbnailUrl}
            alt=""
            loading="lazy"
            decoding="async"
            className="size-full object-cover transition duration-300 group-hover:scale-[1.03]"
          />
        ) : (
          <ImageOff size={28} strokeWidth={1.4} aria-hidden />
        )}
      </div>
      <div className="grid gap-1.5 p-4">
        <div className="flex items-start justify-between gap-3">
          <h2 className="leading-snug font-medium">{tour.title}</h2>
          <StatusMark status={tour.status} />
        </div>
        <p className="text-xs text-quiet">
          {t('tours.scenes', { count: tour.totalScenes })} · {t('tours.views', { count: tour.viewCount })} ·{' '}
          {t('tours.changed', { when: ago(tour.updatedAt) })}
        </p>
      </div>
    </Link>
  );
}
