import { callerId, type Call } from '@belvedere/kernel';
import { fail, newId } from '@belvedere/kernel/core';
import { complianceErrors } from '../errors.ts';
import { insertExport } from '../exports/table.ts';
import { limitProcessing } from '../limits/limit-processing.ts';
import { requireStayingOwner } from '../owners/require-staying-owner.ts';
import { moveRequest } from './move-request.ts';
import { dueAt, executeAfter } from './request.ts';
import type { OpenRequestInput, RequestView } from './schemas.ts';
import { findRequest, insertRequest, toRequestView } from './table.ts';

/** What a person asks for about their whole identity. Their recent sign-in proves who they are, so it is in progress at once. */
export async function openRequest({ ctx, input }: Call<OpenRequestInput>): Promise<RequestView> {
  const userId = callerId(ctx);
  const { type, details = null, withFiles } = input;
  if (type === 'erasure') await requireStayingOwner(ctx, userId);
  const id = newId();
  const { tenantId, now } = ctx;
  const exportId = type === 'access' || type === 'portability' ? newId() : null;
  const verified = { verifiedBy: 'sign_in', verifiedAt: now, executeAfter: executeAfter(type, now) };
  const row = { tenantId, id, userId, requestType: type, status: 'in_progress' as const, details, requestedAt: now, dueAt: dueAt(now) };
  if (!(await insertRequest(ctx.tx, { ...row, ...verified, openedById: userId, exportId }))) fail(complianceErrors.request_open);
  if (exportId)
    await insertExport(ctx.tx, { tenantId, id: exportId, kind: 'person', userId, requestedById: userId, withFiles, createdAt: now });

  ctx.changed({ after: { type } });
  const inserted = (await findRequest(ctx.tx, tenantId, id)) ?? fail(complianceErrors.request_not_found);
  if (type !== 'restriction' && type !== 'objection') return toRequestView(inserted);
  await limitProcessing(ctx, userId, { [type]: true });
  return toRequestView(await moveRequest(ctx, inserted, { to: 'completed', note: 'In force from now on.' }));
}
