import type { Call } from '@belvedere/kernel';
import type { RotateTicketKeyInput, TicketKeys } from './schemas.ts';
import { makeSigningKey } from './signing-key.ts';
import { listKeyRows, lockKeys, retireKeys, toTicketKeys } from './table.ts';

/** Signs with another key from now on. What the others signed stays good, unless they are revoked. */
export async function rotateTicketKey({ ctx, input }: Call<RotateTicketKeyInput>): Promise<TicketKeys> {
  await lockKeys(ctx);
  await retireKeys(ctx, input.revoke);
  const keyId = await makeSigningKey(ctx);
  ctx.changed({ after: { keyId, revoked: input.revoke } });
  return toTicketKeys(await listKeyRows(ctx));
}
