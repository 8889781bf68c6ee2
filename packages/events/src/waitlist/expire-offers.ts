import { setTimeout as sleep } from 'node:timers/promises';
import { defineLoop, type JobsQuery } from '@belvedere/kernel';
import { passOn } from './pass-on.ts';

/** How often is looked what will be over until the next look: ms. */
const EVERY = 200;
/** A timer may come a little early, when nothing is over yet: ms. */
const EARLY = 2;

/** Passes on places whose offer was not answered, at the moment that it is over. Every worker does it; under the event's lock it is asked again what is. */
export const expireOffers = defineLoop({
  name: 'events.expire-offers',
  describe: 'Passes on places that were offered and not accepted in time.',
  async run({ services, query, transaction, signal }) {
    const untilIs = async (at: number, least = 0) => sleep(Math.max(least, at - services.clock.now().getTime()));
    while (!signal.aborted) {
      const next = services.clock.now().getTime() + EVERY;
      for (const { tenantId, eventId, at } of await findOver(query, new Date(next))) {
        await untilIs(at.getTime() + EARLY);
        if (signal.aborted) return;
        await transaction(tenantId, (ctx) => passOn(ctx, eventId)).catch((error: unknown) => {
          services.log.warn({ tenant_id: tenantId, event_id: eventId, err: error }, 'offers could not be passed on');
        });
      }
      await untilIs(next, EARLY);
    }
  },
});

/** The events with offers that are over by then, soonest first. */
function findOver(query: JobsQuery, then: Date): Promise<{ tenantId: string; eventId: string; at: Date }[]> {
  return query(
    `SELECT tenant_id AS "tenantId", event_id AS "eventId", min(expires_at) AS at FROM waitlist_offers
     WHERE status = 'open' AND expires_at <= $1 GROUP BY 1, 2 ORDER BY 3 LIMIT 100`,
    [then],
  );
}
