import { belvedereKey } from '@belvedere/sdk/react';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { reasonOf } from '../app/reason-of.ts';
import { useStepUp } from './step-up.tsx';
import { useToasts } from './toasts.tsx';

/** A procedure whose cached answers are old once something is done. */
export type Stale = (input: never) => unknown;

interface Afterwards {
  done?: string | undefined;
  stale?: readonly Stale[] | undefined;
}

/** Has what is cached of these procedures fetched again. */
export function useRefresh(): (stale: readonly Stale[]) => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    async (stale) => {
      await Promise.all(stale.map((procedure) => queries.invalidateQueries({ queryKey: belvedereKey(procedure) })));
    },
    [queries],
  );
}

/** Does something at the press of a button: asks who is there if it must, says what came of it, and fetches what is old by then. */
export function useAct() {
  const withStepUp = useStepUp();
  const toasts = useToasts();
  const refresh = useRefresh();
  const [isBusy, setBusy] = useState(false);
  const act = async <T>(call: () => Promise<T>, { done, stale = [] }: Afterwards = {}): Promise<T | undefined> => {
    setBusy(true);
    try {
      const answer = await withStepUp(call);
      await refresh(stale);
      if (done) toasts.done(done);
      return answer;
    } catch (error) {
      toasts.failed(reasonOf(error));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { act, isBusy };
}
