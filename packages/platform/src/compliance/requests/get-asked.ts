import type { Call } from '@belvedere/kernel';
import { fail, hashToken } from '@belvedere/kernel/core';
import { complianceErrors } from '../errors.ts';
import type { AskedView, ProveInput } from './schemas.ts';
import { findByToken, findTenantName } from './table.ts';

/** What the link of a mail would prove, so that nobody proves what they can't see. It changes nothing: scanners of mail follow links. */
export async function getAsked({ ctx, input }: Call<ProveInput>): Promise<AskedView> {
  const row = (await findByToken(ctx.tx, ctx.tenantId, hashToken(input.token))) ?? fail(complianceErrors.proof_invalid);
  const { requestType: type, details, requestedAt, dueAt } = row;
  return { type, details, requestedAt, dueAt, tenantName: await findTenantName(ctx.tx, ctx.tenantId) };
}
