export { eventsErrors } from './errors.ts';
export * as eventsFacts from './facts.ts';
export { eventsScopes } from './scopes.ts';
export { eventsThings } from './things/events-things.ts';
export type { PublicEvent } from './public/schemas.ts';
export type { CalendarFile } from './calendar/schemas.ts';
export type { MyEntry } from './waitlist/schemas.ts';

import type { Loop, Schedule } from '@belvedere/kernel';
import { completeEvents } from './events/complete-events.ts';
import { eventsRouter as root } from './events/router.ts';
import { publicRouter } from './public/router.ts';
import { extendSeries } from './series/extend-series.ts';
import { seriesRouter } from './series/router.ts';
import { translationsRouter } from './translations/router.ts';
import { venuesRouter } from './venues/router.ts';
import { expireOffers } from './waitlist/expire-offers.ts';
import { waitlistRouter } from './waitlist/router.ts';
import { sendReminders } from './waitlist/send-reminders.ts';
import { sweepWaitlistKeys } from './waitlist/sweep-keys.ts';

/** Named, not inferred: each declaration that speaks of all procedures would write all of them out. */
type EventsRouter = typeof root & {
  public: typeof publicRouter;
  series: typeof seriesRouter;
  translations: typeof translationsRouter;
  venues: typeof venuesRouter;
  waitlist: typeof waitlistRouter;
};

/** Mounted at `events`: the verbs of the event itself stand at the root. */
export const eventsRouter: EventsRouter = {
  ...root,
  public: publicRouter,
  series: seriesRouter,
  translations: translationsRouter,
  venues: venuesRouter,
  waitlist: waitlistRouter,
};
export const eventsSchedules: readonly Schedule[] = [completeEvents, extendSeries, sendReminders, sweepWaitlistKeys];
export const eventsLoops: readonly Loop[] = [expireOffers];
