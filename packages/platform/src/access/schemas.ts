import { instant } from '@belvedere/kernel/core';
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

export const roleMatrix = z
  .object({
    roles: z.array(z.object({ id: z.uuid(), name: z.string().max(60), isSystem: z.boolean() })).max(1_000),
    /** A row for each permission; `allowedTo` names the roles that bring it. */
    permissions: z.array(permissionView.extend({ allowedTo: z.array(z.uuid()).max(1_000) })).max(1_000),
  })
  .meta({ id: 'RoleMatrix' });
export type RoleMatrix = z.input<typeof roleMatrix>;

export const explainInput = z.strictObject({
  userId: z.uuid(),
  permission: permissionName,
  /** With a thing it says whether they may on that one. */
  resourceType: z.string().max(100).optional(),
  resourceId: z.uuid().optional(),
  /** From where and when; by default from nowhere and now. */
  ip: z.string().max(64).optional(),
  at: instant.optional(),
});
export type ExplainInput = z.output<typeof explainInput>;

export const explanation = z
  .object({
    allowed: z.boolean(),
    reason: z.string().max(500),
    /** The roles that bring the permission. */
    roles: z.array(z.object({ id: z.uuid(), name: z.string().max(60) })).max(100),
    /** All that speaks for or against it here; what denies stands first. */
    path: z
      .array(
        z.object({
          kind: z.enum(['role', 'grant', 'policy', 'ownership', 'key']),
          effect: z.enum(['allow', 'deny']),
          id: z.string().max(100),
          name: z.string().max(120),
          until: z.date().nullable(),
        }),
      )
      .max(1_000),
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
  resourceType: z.string().max(100).optional(),
  resourceId: z.string().max(200).optional(),
  allowed: z.boolean().optional(),
  from: instant.optional(),
  to: instant.optional(),
});
export type ListAccessLogInput = z.output<typeof listAccessLogInput>;

export const accessLogPage = z.object({ items: z.array(accessLogView).max(100), nextCursor: z.uuid().nullable() });
export type AccessLogPage = z.input<typeof accessLogPage>;

const resource = { resourceType: z.string().max(100), resourceId: z.uuid() };
export const namedResource = z.strictObject(resource);
export type NamedResource = z.output<typeof namedResource>;
export const transferOwnershipInput = z.strictObject({ ...resource, ownerId: z.uuid() });
export type TransferOwnershipInput = z.output<typeof transferOwnershipInput>;
export const ownershipView = z.object({ ...resource, ownerId: z.uuid() }).meta({ id: 'OwnershipView' });
export type OwnershipView = z.input<typeof ownershipView>;
