import type { TourView } from '@belvedere/sdk';
import { useBelvedereQuery } from '@belvedere/sdk/react';
import { useParams } from '@tanstack/react-router';

type TourPath = 'settings' | 'publish' | 'share' | 'engagement';

/** The tour that the address of one of its pages names; undefined while it is on its way. */
export function useTour(page: TourPath): { tenant: string; tourId: string; tour: TourView | undefined } {
  const { tenant, tourId } = useParams({ from: `/signed-in/$tenant/shell/tours/$tourId/${page}` });
  const { data: tour } = useBelvedereQuery((client) => client.tours.get, { id: tourId }, { throwOnError: true });
  return { tenant, tourId, tour };
}

/** Where visitors see it, once it is live. */
export function publicAddress(tenant: string, { slug }: Pick<TourView, 'slug'>): string {
  return `${location.origin}/t/${encodeURIComponent(tenant)}/${encodeURIComponent(slug)}`;
}
