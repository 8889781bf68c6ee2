import { callerId, type Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { complianceErrors } from '../errors.ts';
import { downloadOf } from '../exports/download-of.ts';
import { findExport } from '../exports/table.ts';
import type { Download, RequestId } from './schemas.ts';
import { findRequest } from './table.ts';

/** The archive that the caller asked for. */
export async function downloadRequest({ ctx, input }: Call<RequestId>): Promise<Download> {
  const row = await findRequest(ctx.tx, ctx.tenantId, input.id);
  if (row?.userId !== callerId(ctx)) fail(complianceErrors.request_not_found);
  return downloadOf(ctx, row.exportId === null ? undefined : await findExport(ctx.tx, ctx.tenantId, row.exportId));
}
