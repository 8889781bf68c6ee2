import type { Context } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { complianceErrors } from '../errors.ts';
import { isClosed } from './request.ts';
import { findRequest, type RequestRow } from './table.ts';

/** An open request of the tenant, of one person where that is said. */
export async function loadRequest(ctx: Context, id: string, { userId }: { userId?: string } = {}): Promise<RequestRow> {
  const row = await findRequest(ctx.tx, ctx.tenantId, id);
  if (!row || (userId !== undefined && row.userId !== userId)) fail(complianceErrors.request_not_found);
  if (isClosed(row.status)) fail(complianceErrors.request_closed);
  return row;
}
