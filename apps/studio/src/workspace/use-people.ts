import { useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useCallback, useMemo } from 'react';
import { useReadOn } from '../ui/use-read-on.ts';

/** All members of the workspace, and the name that goes with an id; of who left long ago it is the id. */
export function usePeople() {
  const list = useBelvedereInfiniteQuery((client) => client.tenancy.members.list, { limit: 100 });
  useReadOn(list);
  const people = useMemo(() => list.data?.pages.flatMap(({ items }) => items), [list.data]);
  const nameOf = useCallback(
    (id: string | null) => people?.find(({ userId }) => userId === id)?.displayName ?? id?.slice(0, 13) ?? '–',
    [people],
  );
  return { people: people ?? [], nameOf };
}
