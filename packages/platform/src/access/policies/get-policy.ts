import type { Call } from '@belvedere/kernel';
import { loadPolicy } from './load-policy.ts';
import type { PolicyId, PolicyView } from './schemas.ts';
import { toPolicyView } from './table.ts';

export async function getPolicy({ ctx, input }: Call<PolicyId>): Promise<PolicyView> {
  return toPolicyView(await loadPolicy(ctx, input.id));
}
