import { z } from 'zod';

const roleName = z.string().trim().min(1).max(60);
const permissionName = z.string().max(120);

export const roleView = z
  .object({
    id: z.uuid(),
    name: z.string().max(60),
    description: z.string().max(500).nullable(),
    /** One of the platform's own roles, which stay as they are. */
    isSystem: z.boolean(),
    permissions: z.array(permissionName).max(500),
    members: z.int().min(0),
    createdAt: z.date(),
    updatedAt: z.date(),
  })
  .meta({ id: 'RoleView' });
export type RoleView = z.input<typeof roleView>;

export const createRoleInput = z.strictObject({
  name: roleName,
  description: z.string().trim().max(500).nullable().default(null),
  permissions: z.array(permissionName).max(500),
});
export type CreateRoleInput = z.output<typeof createRoleInput>;

export const updateRoleInput = z.strictObject({
  id: z.uuid(),
  name: roleName.optional(),
  description: z.string().trim().max(500).nullable().optional(),
  permissions: z.array(permissionName).max(500).optional(),
});
export type UpdateRoleInput = z.output<typeof updateRoleInput>;

export const roleId = z.strictObject({ id: z.uuid() });
export type RoleId = z.output<typeof roleId>;

export const assignRoleInput = z.strictObject({ userId: z.uuid(), roleId: z.uuid() });
export type AssignRoleInput = z.output<typeof assignRoleInput>;

export const permissionView = z
  .object({ name: permissionName, description: z.string().max(500), resourceType: z.string().max(100), action: z.string().max(100) })
  .meta({ id: 'PermissionView' });
export type PermissionView = z.input<typeof permissionView>;

export const explainInput = z.strictObject({ userId: z.uuid(), permission: permissionName });
export type ExplainInput = z.output<typeof explainInput>;

export const explanation = z
  .object({
    allowed: z.boolean(),
    reason: z.string().max(500),
    /** The roles that bring the permission. */
    roles: z.array(z.object({ id: z.uuid(), name: z.string().max(60) })).max(100),
  })
  .meta({ id: 'AccessExplanation' });
export type Explanation = z.input<typeof explanation>;

export const accessLogView = z
  .object({
    id: z.uuid(),
    userId: z.uuid().nullable(),
    actorType: z.string().max(20),
    actorId: z.string().max(200).nullable(),
    resourceType: z.string().max(100),
    resourceId: z.string().max(200).nullable(),
    action: z.string().max(200),
    allowed: z.boolean(),
    reason: z.string().max(500),
    requestId: z.string().max(200).nullable(),
    /** The network that the call came from, not the whole address. */
    ipAddress: z.string().max(64).nullable(),
    userAgent: z.string().max(500).nullable(),
    occurredAt: z.date(),
  })
  .meta({ id: 'AccessLogView' });
export type AccessLogView = z.input<typeof accessLogView>;

export const listAccessLogInput = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(20),
  userId: z.uuid().optional(),
  action: z.string().max(200).optional(),
  allowed: z.boolean().optional(),
});
export type ListAccessLogInput = z.output<typeof listAccessLogInput>;

export const accessLogPage = z.object({ items: z.array(accessLogView).max(100), nextCursor: z.uuid().nullable() });
export type AccessLogPage = z.input<typeof accessLogPage>;

const resource = { resourceType: z.string().max(100), resourceId: z.uuid() };
export const transferOwnershipInput = z.strictObject({ ...resource, ownerId: z.uuid() });
export type TransferOwnershipInput = z.output<typeof transferOwnershipInput>;
export const ownershipView = z.object({ ...resource, ownerId: z.uuid() }).meta({ id: 'OwnershipView' });
export type OwnershipView = z.input<typeof ownershipView>;
