import { defineJob, transactionsOf, type Context, type JobCall } from '@belvedere/kernel';
import { addressVerified } from '@belvedere/platform';
import { claimRows, findVerified, tenantsOfGuest } from './table.ts';

/** Gives the entries of an address to whoever proved to be its owner (2.14), in every tenant; done again, it finds none any more. */
async function claimEntries({ services, input, transaction }: JobCall<{ userId: string }>): Promise<void> {
  const user = await transaction(({ tx }) => findVerified(tx, { id: input.userId }));
  if (!user) return;
  const inTenant = transactionsOf('events.claim-entries', services);
  for (const tenantId of await tenantsOfGuest(services.database, user.email))
    await inTenant(tenantId, (ctx) => claimIn(ctx, { email: user.email, userId: user.id }));
}

async function claimIn(ctx: Context, person: { email: string; userId: string }): Promise<void> {
  const { actor, tenantId, request, now, services } = ctx;
  for (const resourceId of await claimRows(ctx, person)) {
    const about = { action: 'events.waitlist.claimed', resourceType: 'entry', resourceId, occurredAt: now };
    await services.audit.append(ctx.tx, {
      actor,
      tenantId,
      request,
      ...about,
      changes: { after: { userId: person.userId } },
      metadata: {},
    });
  }
}

export const claimEntriesJob = defineJob({
  name: 'events.claim-entries',
  describe: 'Gives the entries of an address to the account that proved to own it.',
  hears: addressVerified,
  attempts: 8,
  concurrency: 2,
  run: claimEntries,
});
