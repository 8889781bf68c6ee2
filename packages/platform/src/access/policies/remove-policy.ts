import type { Call } from '@belvedere/kernel';
import { loadPolicy } from './load-policy.ts';
import type { PolicyId } from './schemas.ts';
import { deletePolicy, lockPolicies } from './table.ts';
import { draftOf } from './write-policy.ts';

/** What it said at each of its versions stays readable. */
export async function removePolicy({ ctx, input }: Call<PolicyId>): Promise<PolicyId> {
  await lockPolicies(ctx.tx, ctx.tenantId);
  const policy = await loadPolicy(ctx, input.id);
  await deletePolicy(ctx.tx, draftOf(ctx, { ...policy, version: policy.version + 1 }));
  ctx.changed({ before: { name: policy.name, enabled: policy.enabled, definition: policy.definition } });
  return { id: policy.id };
}
