import { callerId, type Call } from '@belvedere/kernel';
import { fail, newId } from '@belvedere/kernel/core';
import { queueLinkMail } from '../../mail/queue-mail.ts';
import { complianceErrors } from '../errors.ts';
import { insertExport } from '../exports/table.ts';
import { dueAt } from './request.ts';
import type { OpenCaseInput, RequestView } from './schemas.ts';
import { findMemberPerson, findRequest, insertRequest, toRequestView } from './table.ts';

/**
 * Writes down what somebody asked the tenant for, by letter or by telephone. They are sent a link, so that it is known that they did;
 * whoever handles it may also check the identity another way, and says how.
 */
export async function openCase({ ctx, input }: Call<OpenCaseInput>): Promise<RequestView> {
  const { type, subject, details = null, withFiles } = input;
  const { tenantId, now } = ctx;
  const member = await findMemberPerson(ctx.tx, tenantId, subject);
  if (!member && 'userId' in subject) fail(complianceErrors.subject_not_found);
  const address = member?.email ?? ('email' in subject ? subject.email : '');
  const id = newId();
  const exportId = type === 'access' || type === 'portability' ? newId() : null;
  const { tokenHash } = await queueLinkMail(ctx, { to: address, template: 'proveRequest', values: { tenantId, type } });
  const row = { tenantId, id, userId: member?.id ?? null, email: member ? null : address, requestType: type, details, exportId };
  const times = { requestedAt: now, dueAt: dueAt(now) };
  if (!(await insertRequest(ctx.tx, { ...row, ...times, status: 'verifying', openedById: callerId(ctx), tokenHash })))
    fail(complianceErrors.request_open);
  if (exportId)
    await insertExport(ctx.tx, {
      tenantId,
      id: exportId,
      kind: 'person',
      userId: row.userId,
      requestedById: callerId(ctx),
      withFiles,
      createdAt: now,
    });
  ctx.changed({ after: { type } });
  return toRequestView((await findRequest(ctx.tx, tenantId, id)) ?? fail(complianceErrors.request_not_found));
}
