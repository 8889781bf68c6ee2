import type { Call } from '@belvedere/kernel';
import { checkChain } from './check-chain.ts';
import type { ChainVerdict } from './schemas.ts';
import { lockHead, readEntries } from './table.ts';

const BATCH = 2_000;

export function verifyTrail({ ctx }: Call<object>): Promise<ChainVerdict> {
  const { tx, tenantId } = ctx;
  return checkChain(tenantId, {
    read: (after) => readEntries(tx, tenantId, { after, limit: BATCH }),
    async finish(after) {
      const head = await lockHead(tx, tenantId);
      return { head, entries: await readEntries(tx, tenantId, { after, limit: BATCH }) };
    },
  });
}
