import { defineSchedule, type Context } from '@belvedere/kernel';
import { defineTopic } from '../notifications/topics.ts';
import { notify } from '../notifications/notify.ts';
import { keysScopes } from './scopes.ts';
import { listEnding, noteWarning } from './table.ts';

/** Days before the end of a key. */
const STEPS = [1, 3, 14] as const;

const keyEnding = defineTopic({
  name: 'keys.ending',
  describe: 'when an API key is about to expire',
  channels: ['in_app', 'email'],
  category: 'security',
});

export const warnOfEndingKeys = defineSchedule({
  name: 'keys.warn_of_ending',
  describe: 'Tells who looks after API keys 14, 3 and 1 days before one expires.',
  cron: '41 6 * * *',
  run: ({ eachTenant }) => eachTenant(warn),
});

/** From the closest on, so that a key that was found late is warned of once and not three times. */
async function warn(ctx: Context): Promise<void> {
  const { tx, tenantId, now } = ctx;
  for (const days of STEPS)
    for (const { id, name, keyPrefix, expiresAt } of await listEnding(tx, tenantId, { now, days })) {
      if (!expiresAt || !(await noteWarning(tx, { tenantId, id, days }))) continue;
      await notify(ctx, {
        topic: keyEnding,
        to: { scope: keysScopes.manage },
        subject: `The API key “${name}” expires soon`,
        lines: [
          `The key that begins with ${keyPrefix} stops working on ${expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
          'Rotate it: the new key works beside the old one for as long as you choose, so that nothing stops in between.',
        ],
        actionPath: '/settings/api-keys',
        dedupeKey: `${id}:${expiresAt.getTime()}:${days}`,
      });
    }
}
