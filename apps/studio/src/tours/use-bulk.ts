import type { BulkResult, TourView } from '@belvedere/sdk';
import { useState } from 'react';
import { reasonOf } from '../app/reason-of.ts';
import { useStepUp } from '../ui/step-up.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useToursChanged } from './use-tours.ts';

/** What became of many tours. */
export interface BulkOutcome {
  done: number;
  unchanged: number;
  failures: readonly { id: string; title: string; reason: string }[];
  /** Brings back what was done, where that can be. */
  undo: (() => Promise<void>) | null;
}

/** The server takes so many at once. */
const AT_ONCE = 100;

/** Does the same to many tours, a hundred at a time, and says of each what became of it. */
export function useBulk(tours: readonly TourView[]) {
  const changed = useToursChanged();
  const withStepUp = useStepUp();
  const toasts = useToasts();
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<BulkOutcome | null>(null);
  const run = async (
    ids: readonly string[],
    call: (tourIds: string[]) => Promise<BulkResult>,
    back?: (tourIds: string[]) => Promise<BulkResult>,
  ): Promise<void> => {
    const titles = new Map(tours.map(({ id, title }) => [id, title]));
    setBusy(true);
    setOutcome(null);
    try {
      const items: BulkResult['items'] = [];
      for (let at = 0; at < ids.length; at += AT_ONCE) items.push(...(await withStepUp(() => call(ids.slice(at, at + AT_ONCE)))).items);
      const of = (wanted: string) => items.filter(({ outcome: each }) => each === wanted);
      const done = of('done').map(({ tourId }) => tourId);
      setOutcome({
        done: done.length,
        unchanged: of('unchanged').length,
        failures: of('failed').map(({ tourId, message }) => ({ id: tourId, title: titles.get(tourId) ?? tourId, reason: message ?? '' })),
        undo: back && done.length > 0 ? () => run(done, back) : null,
      });
    } catch (error) {
      toasts.failed(reasonOf(error));
    } finally {
      setBusy(false);
      await changed();
    }
  };
  return { run, isBusy, outcome, forget: () => setOutcome(null) };
}
