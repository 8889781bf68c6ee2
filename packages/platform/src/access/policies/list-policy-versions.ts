import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { accessErrors } from '../errors.ts';
import type { PolicyId, PolicyVersionView } from './schemas.ts';
import { listVersions } from './table.ts';

export async function listPolicyVersions({ ctx, input }: Call<PolicyId>): Promise<{ items: PolicyVersionView[] }> {
  const items = await listVersions(ctx.tx, ctx.tenantId, input.id);
  return items.length > 0 ? { items } : fail(accessErrors.policy_not_found);
}
