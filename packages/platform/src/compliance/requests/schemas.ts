import { z } from 'zod';
import { REQUEST_STATUSES, REQUEST_TYPES } from './request.ts';

const details = z.string().max(4_000);
const noteText = z.string().trim().min(1).max(2_000);

export const requestView = z
  .object({
    id: z.uuid(),
    type: z.enum(REQUEST_TYPES),
    status: z.enum(REQUEST_STATUSES),
    /** The person; null when only an address is known. */
    userId: z.uuid().nullable(),
    email: z.string().max(254).nullable(),
    details: details.nullable(),
    notes: z.array(z.object({ at: z.string().max(40), by: z.uuid().nullable(), text: z.string().max(2_000) })).max(100),
    /** How it was made sure who asked: `sign_in`, `e_mail`, or the id of who checked. */
    verifiedBy: z.string().max(60).nullable(),
    verifiedAt: z.date().nullable(),
    /** Nothing is erased before this time; until then it can be called off. */
    executeAfter: z.date().nullable(),
    requestedAt: z.date(),
    /** A month after it was asked for. */
    dueAt: z.date(),
    completedAt: z.date().nullable(),
    decision: z.string().max(2_000).nullable(),
    exportId: z.uuid().nullable(),
  })
  .meta({ id: 'GdprRequestView' });
export type RequestView = z.input<typeof requestView>;

export const openRequestInput = z.strictObject({
  type: z.enum(REQUEST_TYPES),
  details: details.optional(),
  withFiles: z.boolean().default(false),
});
export type OpenRequestInput = z.output<typeof openRequestInput>;

export const openCaseInput = z.strictObject({
  type: z.enum(REQUEST_TYPES),
  subject: z.union([z.strictObject({ userId: z.uuid() }), z.strictObject({ email: z.email().max(254) })]),
  details: details.optional(),
  withFiles: z.boolean().default(false),
});
export type OpenCaseInput = z.output<typeof openCaseInput>;

export const requestId = z.strictObject({ id: z.uuid() });
export type RequestId = z.output<typeof requestId>;

export const listRequestsInput = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(20),
  status: z.enum(REQUEST_STATUSES).optional(),
});
export type ListRequestsInput = z.output<typeof listRequestsInput>;
export const requestPage = z.object({ items: z.array(requestView).max(100), nextCursor: z.uuid().nullable() });
export type RequestPage = z.input<typeof requestPage>;
export const myRequests = z.object({ items: z.array(requestView).max(100) });

export const noteInput = z.strictObject({ id: z.uuid(), text: noteText });
export type NoteInput = z.output<typeof noteInput>;

export const decideInput = z.strictObject({ id: z.uuid(), decision: z.enum(['completed', 'rejected']), reason: noteText });
export type DecideInput = z.output<typeof decideInput>;

export const proveInput = z.strictObject({ tenantId: z.uuid(), token: z.string().min(40).max(64) });
export type ProveInput = z.output<typeof proveInput>;

export const askedView = z
  .object({
    type: z.enum(REQUEST_TYPES),
    details: details.nullable(),
    /** Who was asked. */
    tenantName: z.string().max(120),
    requestedAt: z.date(),
    dueAt: z.date(),
  })
  .meta({ id: 'AskedView' });
export type AskedView = z.input<typeof askedView>;

export const download = z.object({
  url: z.string().max(2_000),
  expiresAt: z.date(),
  size: z.number().int(),
  checksum: z.string().length(64),
});
export type Download = z.input<typeof download>;
