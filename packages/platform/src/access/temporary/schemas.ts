import { instant } from '@belvedere/kernel/core';
import { z } from 'zod';

export const grantView = z
  .object({
    id: z.uuid(),
    userId: z.uuid(),
    /** A role or a single scope; the other is null. */
    roleId: z.uuid().nullable(),
    scope: z.string().max(120).nullable(),
    reason: z.string().max(500),
    grantedById: z.uuid().nullable(),
    state: z.enum(['live', 'expired', 'ended']),
    expiresAt: z.date(),
    endedAt: z.date().nullable(),
    endedById: z.uuid().nullable(),
    createdAt: z.date(),
  })
  .meta({ id: 'GrantView' });
export type GrantView = z.output<typeof grantView>;

export const createGrantInput = z.strictObject({
  userId: z.uuid(),
  /** Either a role or a scope. */
  roleId: z.uuid().optional(),
  scope: z.string().max(120).optional(),
  /** Why it is needed: the audit log keeps it. */
  reason: z.string().trim().min(3).max(500),
  /** At most 90 days from now. */
  expiresAt: instant,
});
export type CreateGrantInput = z.output<typeof createGrantInput>;

export const grantId = z.strictObject({ id: z.uuid() });
export type GrantId = z.output<typeof grantId>;

export const listGrantsInput = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(20),
  userId: z.uuid().optional(),
  /** Only those that hold now. */
  live: z.boolean().default(true),
});
export type ListGrantsInput = z.output<typeof listGrantsInput>;
export const grantPage = z.object({ items: z.array(grantView).max(100), nextCursor: z.uuid().nullable() });
export type GrantPage = z.output<typeof grantPage>;
