import { useBelvedereQuery } from '@belvedere/sdk/react';
import { useCallback } from 'react';

/** The members of the workspace, and the name that goes with an id; of who left long ago it is the id. */
export function usePeople() {
  const { data } = useBelvedereQuery((client) => client.tenancy.members.list, { limit: 100 });
  const people = data?.items;
  const nameOf = useCallback(
    (id: string | null) => people?.find(({ userId }) => userId === id)?.displayName ?? id?.slice(0, 13) ?? '–',
    [people],
  );
  return { people: people ?? [], nameOf };
}
