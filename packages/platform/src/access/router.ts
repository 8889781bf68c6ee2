import { command, query } from '@belvedere/kernel';
import { z } from 'zod';
import { assignRole } from './assign-role.ts';
import { createRole } from './create-role.ts';
import { accessErrors } from './errors.ts';
import { explainAccess } from './explain-access.ts';
import { listAccessLog } from './list-access-log.ts';
import { listPermissions } from './list-permissions.ts';
import { listRoles } from './list-roles.ts';
import { removeRole } from './remove-role.ts';
import {
  accessLogPage,
  assignRoleInput,
  createRoleInput,
  explainInput,
  explanation,
  listAccessLogInput,
  ownershipView,
  permissionView,
  roleId,
  roleView,
  transferOwnershipInput,
  updateRoleInput,
} from './schemas.ts';
import { accessScopes } from './scopes.ts';
import { transferOwnership } from './transfer-ownership.ts';
import { unassignRole } from './unassign-role.ts';
import { updateRole } from './update-role.ts';

const { role_not_found, role_name_taken, system_role, unknown_permission, escalation, member_not_found, last_owner } = accessErrors;

export const accessRouter = {
  roles: {
    list: query({
      scope: accessScopes.read,
      describe: 'Lists the roles of the tenant with what each allows.',
      input: z.strictObject({}),
      output: z.object({ items: z.array(roleView).max(1_000) }),
      errors: [],
      rate: 'read',
      run: listRoles,
    }),
    create: command({
      scope: accessScopes.manage,
      stepUp: true,
      describe: 'Creates a role out of permissions that the caller has.',
      input: createRoleInput,
      output: roleView,
      errors: [role_name_taken, unknown_permission, escalation],
      rate: 'write',
      audit: { action: 'access.role.created', resourceType: 'role', resourceId: ({ output }) => output.id },
      idempotent: 'key',
      run: createRole,
    }),
    update: command({
      scope: accessScopes.manage,
      stepUp: true,
      describe: 'Renames a role or changes what it allows, within what the caller has.',
      input: updateRoleInput,
      output: roleView,
      errors: [role_not_found, role_name_taken, system_role, unknown_permission, escalation],
      rate: 'write',
      audit: { action: 'access.role.updated', resourceType: 'role', resourceId: ({ input }) => input.id },
      idempotent: 'natural',
      run: updateRole,
    }),
    remove: command({
      scope: accessScopes.manage,
      stepUp: true,
      describe: 'Removes a role and takes it from everybody who has it.',
      input: roleId,
      output: roleId,
      errors: [role_not_found, system_role, escalation],
      rate: 'write',
      audit: { action: 'access.role.removed', resourceType: 'role', resourceId: ({ input }) => input.id },
      idempotent: 'key',
      run: removeRole,
    }),
    assign: command({
      scope: accessScopes.manage,
      stepUp: true,
      describe: 'Gives a role to a member. Nobody gives what they do not have.',
      input: assignRoleInput,
      output: assignRoleInput,
      errors: [role_not_found, member_not_found, escalation],
      rate: 'write',
      audit: { action: 'access.role.assigned', resourceType: 'user', resourceId: ({ input }) => input.userId },
      idempotent: 'natural',
      run: assignRole,
    }),
    unassign: command({
      scope: accessScopes.manage,
      stepUp: true,
      describe: 'Takes a role from a member. The last owner stays one.',
      input: assignRoleInput,
      output: assignRoleInput,
      errors: [role_not_found, member_not_found, escalation, last_owner],
      rate: 'write',
      audit: { action: 'access.role.unassigned', resourceType: 'user', resourceId: ({ input }) => input.userId },
      idempotent: 'natural',
      run: unassignRole,
    }),
  },
  permissions: {
    list: query({
      scope: accessScopes.read,
      describe: 'Lists every permission that a role can bring.',
      input: z.strictObject({}),
      output: z.object({ items: z.array(permissionView).max(1_000) }),
      errors: [],
      rate: 'read',
      run: listPermissions,
    }),
    explain: query({
      scope: accessScopes.read,
      describe: 'Says whether a member may do something now, and why.',
      input: explainInput,
      output: explanation,
      errors: [unknown_permission, member_not_found],
      rate: 'read',
      run: explainAccess,
    }),
  },
  ownership: {
    transfer: command({
      scope: accessScopes.transfer,
      describe: 'Hands a thing over to another member.',
      input: transferOwnershipInput,
      output: ownershipView,
      errors: [accessErrors.ownership_not_found, member_not_found],
      rate: 'write',
      audit: { action: 'access.ownership.transferred', resourceType: 'ownership', resourceId: ({ input }) => input.resourceId },
      idempotent: 'natural',
      run: transferOwnership,
    }),
  },
  log: {
    list: query({
      scope: accessScopes.read_log,
      describe: 'Lists refused calls and sensitive reads, newest first.',
      input: listAccessLogInput,
      output: accessLogPage,
      errors: [],
      rate: 'read',
      run: listAccessLog,
    }),
  },
};
