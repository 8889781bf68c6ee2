import { z } from 'zod';
import { REQUEST_STATUSES, REQUEST_TYPES } from '../../compliance/requests/request.ts';

export const caseNoticeView = z
  .object({
    id: z.uuid(),
    tenantId: z.uuid(),
    tenantSlug: z.string().max(80),
    tenantName: z.string().max(120),
    /** It is about a whole identity, and administrators of the platform decide it. */
    isPlatform: z.boolean(),
    type: z.enum(REQUEST_TYPES),
    status: z.enum(REQUEST_STATUSES),
    requestedAt: z.date(),
    dueAt: z.date(),
    completedAt: z.date().nullable(),
  })
  .meta({ id: 'CaseNoticeView' });
export type CaseNoticeView = z.input<typeof caseNoticeView>;

export const listCaseNoticesInput = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(20),
  /** `open` ones have to be answered, those that are overdue too. */
  state: z.enum(['open', 'closed']).optional(),
});
export type ListCaseNoticesInput = z.output<typeof listCaseNoticesInput>;
export const caseNoticePage = z.object({ items: z.array(caseNoticeView).max(100), nextCursor: z.uuid().nullable() });
export type CaseNoticePage = z.input<typeof caseNoticePage>;
