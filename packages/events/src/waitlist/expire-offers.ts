import { defineLoop, type JobsQuery } from '@belvedere/kernel';
import { passOn } from './pass-on.ts';

/** An answer that did not come frees a place within this time: ms. */
const EVERY = 200;

/** Passes on places whose offer was not answered. Every worker does it; under the event's lock it is asked again what is over. */
export const expireOffers = defineLoop({
  name: 'events.expire-offers',
  describe: 'Passes on places that were offered and not accepted in time.',
  async run({ services, query, transaction, signal }) {
    while (!signal.aborted) {
      for (const { tenantId, eventId } of await findOver(query, services.clock.now())) {
        if (signal.aborted) return;
        await transaction(tenantId, (ctx) => passOn(ctx, eventId)).catch((error: unknown) => {
          services.log.warn({ tenant_id: tenantId, event_id: eventId, err: error }, 'offers could not be passed on');
        });
      }
      await new Promise((resolve) => setTimeout(resolve, EVERY));
    }
  },
});

function findOver(query: JobsQuery, now: Date): Promise<{ tenantId: string; eventId: string }[]> {
  return query(
    `SELECT DISTINCT tenant_id AS "tenantId", event_id AS "eventId" FROM waitlist_offers WHERE status = 'open' AND expires_at <= $1 LIMIT 100`,
    [now],
  );
}
