import type { ExchangeTour } from '../archive/exchange-tour.ts';
import type { createToursCaller } from './caller.ts';

/** What the parts of a restored archive are made with. */
export interface Restoring {
  exchange: ExchangeTour;
  /** The procedures, as a step that is not done twice. */
  call(step: string): ReturnType<typeof createToursCaller>;
  /** Names what is left out. */
  say(where: string, what: string): void;
  /** Does what may be refused: that is named, and everything else goes on. */
  trying(where: string, work: () => Promise<void>): Promise<void>;
}

/** What was made already: new ids by those of the archive. */
export interface Restored {
  tourId: string;
  scenes: ReadonlyMap<string, string>;
  media: ReadonlyMap<string, string>;
}
