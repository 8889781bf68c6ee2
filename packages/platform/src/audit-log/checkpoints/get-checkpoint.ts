import type { Call } from '@belvedere/kernel';
import { z } from 'zod';
import { checkpoint, checkpointKey, publicKeyOf } from './checkpoint.ts';
import { readCheckpoints } from './checkpoint-store.ts';

export const checkpointView = z.object({
  /** The newest one; null before the first. */
  checkpoint: checkpoint.nullable(),
  /** Ed25519, PEM: who keeps checkpoints can verify them without us. */
  publicKey: z.string().max(500),
});

/** For whoever wants to keep a copy where the platform cannot reach it. */
export async function getCheckpoint({ ctx }: Call<object>): Promise<z.input<typeof checkpointView>> {
  const points = await readCheckpoints(ctx.services, ctx.tenantId);
  return { checkpoint: points.at(-1) ?? null, publicKey: publicKeyOf(checkpointKey(ctx.services.signingKey)) };
}
