import type { TourView } from '@belvedere/sdk';
import { useTranslation } from 'react-i18next';
import { TourPicture } from '../tours/tour-picture.tsx';
import { publicAddress } from './use-tour.ts';

type Shown = Pick<TourView, 'title' | 'description' | 'metaTitle' | 'metaDescription' | 'slug' | 'thumbnailUrl'>;

const titleOf = ({ metaTitle, title }: Shown) => metaTitle ?? title;
const wordsOf = ({ metaDescription, description }: Shown) => metaDescription ?? description ?? '';

/** As a search engine would show it. */
export function SearchPreview({ tenant, tour }: { tenant: string; tour: Shown }) {
  const { t } = useTranslation();
  const address = new URL(publicAddress(tenant, tour));
  return (
    <figure className="grid min-w-0 grid-cols-1 gap-1.5">
      <figcaption className="text-xs text-quiet">{t('tour.inSearch')}</figcaption>
      <div className="rounded-xl border border-line bg-ground p-4">
        <p className="truncate text-xs text-quiet">
          <bdi>{`${address.host}${decodeURI(address.pathname).replaceAll('/', ' › ')}`}</bdi>
        </p>
        <p className="mt-1 line-clamp-2 text-[17px] leading-snug text-accent">{titleOf(tour)}</p>
        <p className="mt-1 line-clamp-3 text-sm text-quiet">{wordsOf(tour) || t('tour.noDescription')}</p>
      </div>
    </figure>
  );
}

/** As chats and networks show its link. */
export function SocialPreview({ tour }: { tour: Shown }) {
  const { t } = useTranslation();
  return (
    <figure className="grid min-w-0 grid-cols-1 gap-1.5">
      <figcaption className="text-xs text-quiet">{t('tour.inChats')}</figcaption>
      <div className="overflow-hidden rounded-xl border border-line bg-ground">
        <TourPicture tour={tour} className="aspect-[1200/630] w-full" />
        <div className="px-4 py-3">
          <p className="text-xs text-quiet">{location.host}</p>
          <p className="truncate font-medium">{titleOf(tour)}</p>
          <p className="truncate text-sm text-quiet">{wordsOf(tour)}</p>
        </div>
      </div>
    </figure>
  );
}
