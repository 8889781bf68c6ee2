import { defineLoop, type JobsQuery, type Services } from '@belvedere/kernel';
import { sendDelivery } from './send-delivery.ts';
import { claimDue } from './table.ts';

/** Most that one process has open at once in all, and takes at once for one webhook: one that has not shown that it answers gets one. */
const OPEN = { all: 512, proven: 4, unproven: 1 };
/** Longer than an attempt can take: then another sender may have it. */
const CLAIM_SECONDS = 60;
const PAUSE_MS = 250;

/**
 * What one process is sending. Attempts are connections that wait, so many are open at once; a webhook that is slow or dead waits in
 * its own few, and nobody waits for it (W4).
 */
export function createSender(services: Services, query: JobsQuery) {
  const open = new Map<string, { count: number; isProven: boolean }>();
  const running = new Set<Promise<void>>();

  return {
    /** Begins what is due, as far as there is room. @returns how many. */
    async begin(): Promise<number> {
      const room = OPEN.all - running.size;
      if (room <= 0) return 0;
      const claims = await claimDue(query, {
        now: services.clock.now(),
        seconds: CLAIM_SECONDS,
        limit: room,
        full: [...open].filter(([, { count, isProven }]) => !isProven || count >= OPEN.proven).map(([id]) => id),
        proven: OPEN.proven,
        unproven: OPEN.unproven,
      });
      for (const claim of claims) {
        open.set(claim.webhookId, { count: (open.get(claim.webhookId)?.count ?? 0) + 1, isProven: claim.isProven });
        const sending = sendDelivery(services, claim)
          .catch((error: unknown) => services.log.error({ err: error }, 'webhook delivery'))
          .finally(() => {
            running.delete(sending);
            const left = (open.get(claim.webhookId)?.count ?? 1) - 1;
            if (left > 0) open.set(claim.webhookId, { count: left, isProven: claim.isProven });
            else open.delete(claim.webhookId);
          });
        running.add(sending);
      }
      return claims.length;
    },
    /** Resolves when one of those that run has ended, or at once when none does. */
    async next(): Promise<void> {
      if (running.size > 0) await Promise.race(running);
    },
    async finish(): Promise<void> {
      await Promise.all(running);
    },
  };
}

export const sendWebhooks = defineLoop({
  name: 'platform.send-webhooks',
  describe: 'Sends what partners listen to, and tries again what did not get through.',
  async run({ services, query, signal }) {
    const sender = createSender(services, query);
    while (!signal.aborted) {
      const begun = await sender.begin();
      const { promise: pause, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, PAUSE_MS);
      // What was begun may be over in a moment, and then there is room for more of the same webhook.
      await Promise.race(begun > 0 ? [sender.next(), pause] : [pause]);
      clearTimeout(timer);
    }
    await sender.finish();
  },
});
