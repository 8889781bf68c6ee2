import type { Call } from '@belvedere/kernel';
import { newId } from '@belvedere/kernel/core';
import { loadPolicy } from './load-policy.ts';
import type { CreatePolicyInput, PolicyView } from './schemas.ts';
import { toPolicyView } from './table.ts';
import { requireSound, writePolicy } from './write-policy.ts';

export async function createPolicy({ ctx, input }: Call<CreatePolicyInput>): Promise<PolicyView> {
  await requireSound(ctx, input.definition);
  const id = newId();
  await writePolicy(ctx, { id, ...input }, undefined);
  ctx.changed({ after: { name: input.name, enabled: input.enabled, definition: input.definition } });
  return toPolicyView(await loadPolicy(ctx, id));
}
