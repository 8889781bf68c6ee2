import type { Services } from '@belvedere/kernel';
import { rewrapDataKey } from '@belvedere/kernel/crypto';
import { wrappedFor } from './data-key-of.ts';
import { lockWrapped, PLATFORM_TENANT_ID, replaceWrapped, type KeyOwner } from './table.ts';

const BATCH = 200;

/**
 * Wraps every data key with the current wrapping key; the values that they protect stay as they are. Servers go on meanwhile, each
 * batch is a transaction of its own, and a run that was broken off is simply begun again.
 */
export async function rewrapDataKeys({
  database,
  keyring,
}: Pick<Services, 'database' | 'keyring'>): Promise<{ keys: number; rewrapped: number }> {
  const done = { keys: 0, rewrapped: 0 };
  for (let after: KeyOwner | undefined; ;) {
    const batch = await database.transaction({ tenantId: PLATFORM_TENANT_ID }, async (tx) => {
      const held = await lockWrapped(tx, { after, limit: BATCH });
      for (const { owner, wrapped } of held) {
        const rewrapped = rewrapDataKey(keyring, wrappedFor(owner), wrapped);
        if (!rewrapped) continue;
        await replaceWrapped(tx, { owner, wrapped: rewrapped });
        done.rewrapped += 1;
      }
      return held;
    });
    done.keys += batch.length;
    after = batch.at(-1)?.owner;
    if (batch.length < BATCH) return done;
  }
}
