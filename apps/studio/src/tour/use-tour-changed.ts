import type { TourView } from '@belvedere/sdk';
import { belvedereKey, useBelvedere } from '@belvedere/sdk/react';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useToursChanged } from '../tours/use-tours.ts';

/** Shows at once how a tour stands now, and has what speaks of it fetched again. */
export function useTourChanged(): (tour: TourView) => Promise<void> {
  const client = useBelvedere();
  const queries = useQueryClient();
  const changed = useToursChanged();
  return useCallback(
    async (tour) => {
      const { get, findings, versions } = client.tours;
      queries.setQueryData(belvedereKey(get, { id: tour.id }), tour);
      await Promise.all([
        changed(),
        queries.invalidateQueries({ queryKey: belvedereKey(findings) }),
        queries.invalidateQueries({ queryKey: belvedereKey(versions.list) }),
      ]);
    },
    [client, queries, changed],
  );
}
