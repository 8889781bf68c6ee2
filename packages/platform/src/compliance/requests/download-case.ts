import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { complianceErrors } from '../errors.ts';
import { downloadOf } from '../exports/download-of.ts';
import { findExport } from '../exports/table.ts';
import type { Download, RequestId } from './schemas.ts';
import { findRequest } from './table.ts';

/** The archive of a case, for whoever hands it to the person. */
export async function downloadCase({ ctx, input }: Call<RequestId>): Promise<Download> {
  const row = (await findRequest(ctx.tx, ctx.tenantId, input.id)) ?? fail(complianceErrors.request_not_found);
  return downloadOf(ctx, row.exportId === null ? undefined : await findExport(ctx.tx, ctx.tenantId, row.exportId));
}
