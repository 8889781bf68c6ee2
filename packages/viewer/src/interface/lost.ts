import { TourError } from '../tour/tour-error.ts';
import type { CoreWords } from './labels.ts';
import type { Message } from './message.ts';

/** What could not be loaded. It is said in words, and what is there stays. */
export interface Lost {
  /** `again` tries anew. What is no failure of the network is reported to the page as an error of ours. */
  add(error: unknown, again: () => void): void;
  /** Tries everything again. */
  retry(): void;
}

/** `tell` is called with each failure. */
export function createLost(on: { message: Message; labels: () => CoreWords; tell: (error: TourError) => void }): Lost {
  const { message } = on;
  const lost = new Set<() => void>();
  const retry = () => {
    message.hide();
    const again = [...lost];
    lost.clear();
    for (const each of again) each();
  };
  return {
    add(error, again) {
      if (!(error instanceof TourError)) return reportError(error);
      if (error.code === 'destroyed') return;
      lost.add(again);
      on.tell(error);
      const { tilesMissing: text, retry: label } = on.labels();
      message.show({ text, cover: false, action: { label, run: retry } });
    },
    retry,
  };
}
