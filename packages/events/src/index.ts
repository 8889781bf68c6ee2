export { eventsErrors } from './errors.ts';
export * as eventsFacts from './facts.ts';
export { eventsScopes } from './scopes.ts';
export { eventsThings } from './things/events-things.ts';
export { ADDRESSES_PER_PAGE } from './public/list-addresses.ts';
export { listEventTenants, showsEvents } from './public/table.ts';
export type { EventFilters, EventMonth, PublicEvent } from './public/schemas.ts';
export type { MyEntries, MyEntry } from './waitlist/schemas.ts';
export type { CalendarFile } from './calendar/schemas.ts';

import type { Job, Loop, Schedule } from '@belvedere/kernel';
import { completeEvents } from './events/complete-events.ts';
import { eventsRouter as root } from './events/router.ts';
import { guestsRouter } from './guests/router.ts';
import { claimEntriesJob } from './people/claim-entries.ts';
import { publicRouter } from './public/router.ts';
import { extendSeries } from './series/extend-series.ts';
import { seriesRouter } from './series/router.ts';
import { ticketsRouter } from './tickets/router.ts';
import { translationsRouter } from './translations/router.ts';
import { venuesRouter } from './venues/router.ts';
import { expireOffers } from './waitlist/expire-offers.ts';
import { waitlistRouter } from './waitlist/router.ts';
import { sendReminders } from './waitlist/send-reminders.ts';
import { sweepWaitlistKeys } from './waitlist/sweep-keys.ts';

/** Named, not inferred: each declaration that speaks of all procedures would write all of them out. */
type EventsRouter = typeof root & {
  guests: typeof guestsRouter;
  public: typeof publicRouter;
  series: typeof seriesRouter;
  tickets: typeof ticketsRouter;
  translations: typeof translationsRouter;
  venues: typeof venuesRouter;
  waitlist: typeof waitlistRouter;
};

/** Mounted at `events`: the verbs of the event itself stand at the root. */
export const eventsRouter: EventsRouter = {
  ...root,
  guests: guestsRouter,
  public: publicRouter,
  series: seriesRouter,
  tickets: ticketsRouter,
  translations: translationsRouter,
  venues: venuesRouter,
  waitlist: waitlistRouter,
};
export const eventsSchedules: readonly Schedule[] = [completeEvents, extendSeries, sendReminders, sweepWaitlistKeys];
export const eventsJobs: readonly Job[] = [claimEntriesJob];
export const eventsLoops: readonly Loop[] = [expireOffers];
