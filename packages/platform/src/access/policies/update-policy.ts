import type { Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { loadPolicy } from './load-policy.ts';
import type { PolicyView, UpdatePolicyInput } from './schemas.ts';
import { toPolicyView } from './table.ts';
import { requireSound, writePolicy } from './write-policy.ts';

export async function updatePolicy({ ctx, input }: Call<UpdatePolicyInput>): Promise<PolicyView> {
  const { id, version } = input;
  const before = toPolicyView(await loadPolicy(ctx, id));
  if (before.version !== version) fail(commonErrors.conflict);
  const { name = before.name, description = before.description, definition = before.definition, enabled = before.enabled } = input;
  await requireSound(ctx, definition);
  await writePolicy(ctx, { id, name, description, definition, enabled }, before);
  ctx.changed({
    before: { name: before.name, enabled: before.enabled, definition: before.definition },
    after: { name, enabled, definition },
  });
  return toPolicyView(await loadPolicy(ctx, id));
}
