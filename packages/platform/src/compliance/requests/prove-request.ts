import type { Call } from '@belvedere/kernel';
import { fail, hashToken } from '@belvedere/kernel/core';
import { complianceErrors } from '../errors.ts';
import { acceptProof } from './accept-proof.ts';
import type { ProveInput } from './schemas.ts';
import { findByToken } from './table.ts';

/** Whoever has the link has the mailbox, and so is who asked. It works once. */
export async function proveRequest({ ctx, input }: Call<ProveInput>): Promise<{ id: string }> {
  const row = (await findByToken(ctx.tx, ctx.tenantId, hashToken(input.token))) ?? fail(complianceErrors.proof_invalid);
  await acceptProof(ctx, row, { by: 'e_mail', note: 'The person followed the link in their mail.' });
  return { id: row.id };
}
