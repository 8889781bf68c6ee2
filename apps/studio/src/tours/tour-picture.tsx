import type { TourView } from '@belvedere/sdk';
import { ImageOff } from 'lucide-react';
import { cx } from '../ui/cx.ts';

/** What a tour looks like where it begins, live or not. */
export function TourPicture({ tour, className }: { tour: Pick<TourView, 'thumbnailUrl'>; className?: string }) {
  return (
    <div className={cx('grid shrink-0 place-items-center overflow-hidden bg-raised text-quiet', className)}>
      {tour.thumbnailUrl ? (
        <img src={tour.thumbnailUrl} alt="" loading="lazy" decoding="async" className="size-full object-cover" />
      ) : (
        <ImageOff size={22} strokeWidth={1.4} aria-hidden />
      )}
    </div>
  );
}
