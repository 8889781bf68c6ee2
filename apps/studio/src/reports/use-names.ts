import { useBelvedereInfiniteQuery, useBelvedereQuery } from '@belvedere/sdk/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadOn } from '../ui/use-read-on.ts';

const FRESH = 60_000;

/** The names of tours by id, read until all that are wanted are known; undefined while they are on their way. */
export function useTourNames(wanted: readonly string[]): ((id: string) => string) | undefined {
  const { t } = useTranslation();
  const list = useBelvedereInfiniteQuery((client) => client.tours.list, { limit: 100 }, { staleTime: FRESH, enabled: wanted.length > 0 });
  const { data, hasNextPage, isError } = list;
  const names = useMemo(() => new Map(data?.pages.flatMap(({ items }) => items.map(({ id, title }) => [id, title] as const))), [data]);
  const isWhole = wanted.every((id) => names.has(id)) || (data !== undefined && !hasNextPage) || isError;
  useReadOn(list, !isWhole);
  return isWhole ? (id) => names.get(id) ?? t('reports.gone') : undefined;
}

/** What a tour is made of, as its people see it now: scenes in their order, each with its hotspots. */
export function useTourParts(tourId: string | undefined) {
  const { t } = useTranslation();
  const { data, isPending } = useBelvedereQuery(
    (client) => client.tours.preview,
    { id: tourId ?? '' },
    { enabled: tourId !== undefined, staleTime: FRESH },
  );
  return useMemo(() => {
    const scenes = data?.manifest?.scenes ?? [];
    const sceneNames = new Map(scenes.map(({ id, title }) => [id, title]));
    const hotspotNames = new Map(scenes.flatMap(({ hotspots }) => hotspots.map(({ id, title }) => [id, title] as const)));
    return {
      isPending: isPending && tourId !== undefined,
      manifest: data?.manifest,
      scenes,
      /** What was removed since has no name any more. */
      sceneName: (id: string) => sceneNames.get(id) ?? t('reports.gone'),
      hotspotName: (id: string) => hotspotNames.get(id) ?? t('reports.gone'),
    };
  }, [data, isPending, tourId, t]);
}
