import { belvedereKey } from '@belvedere/sdk/react';
import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useAct, useRefresh, type Stale } from '../ui/use-act.ts';

interface Dropped {
  id: string;
  done: string;
  /** What else shows it. */
  stale?: readonly Stale[];
}

/** Does something by which a row leaves its list: it goes at once, and comes back if the server would not have it. */
export function useDrop(list: Stale) {
  const queries = useQueryClient();
  const refresh = useRefresh();
  const { act, isBusy } = useAct();
  const drop = async (call: () => Promise<unknown>, { id, done, stale = [] }: Dropped) => {
    queries.setQueriesData<InfiniteData<{ items: { id: string }[] }>>({ queryKey: belvedereKey(list) }, (known) =>
      known ? { ...known, pages: known.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== id) })) } : known,
    );
    const answer = await act(call, { done, stale: [list, ...stale] });
    if (answer === undefined) await refresh([list]);
  };
  return { drop, isBusy };
}
