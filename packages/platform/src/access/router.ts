import { command, query } from '@belvedere/kernel';
import { z } from 'zod';
import { assignRole } from './assign-role.ts';
import { createRole } from './create-role.ts';
import { evaluateAccess } from './decisions/evaluate-access.ts';
import { evaluateMany } from './decisions/evaluate-many.ts';
import { evaluationInput, evaluationsInput, evaluationsView, evaluationView } from './decisions/schemas.ts';
import { accessErrors } from './errors.ts';
import { explainAccess } from './explain-access.ts';
import { getOwnership } from './get-ownership.ts';
import { listAccessLog } from './list-access-log.ts';
import { listPermissions } from './list-permissions.ts';
import { listRoleMatrix } from './list-role-matrix.ts';
import { listRoles } from './list-roles.ts';
import { createPolicy } from './policies/create-policy.ts';
import { getPolicy } from './policies/get-policy.ts';
import { listPolicies } from './policies/list-policies.ts';
import { listPolicyVersions } from './policies/list-policy-versions.ts';
import { previewPolicy } from './policies/preview-policy.ts';
import { removePolicy } from './policies/remove-policy.ts';
import {
  createPolicyInput,
  policyId,
  policyPreview,
  policyVersionView,
  policyView,
  previewPolicyInput,
  updatePolicyInput,
} from './policies/schemas.ts';
import { updatePolicy } from './policies/update-policy.ts';
import { removeRole } from './remove-role.ts';
import {
  accessLogPage,
  assignRoleInput,
  createRoleInput,
  explainInput,
  explanation,
  listAccessLogInput,
  namedResource,
  ownershipView,
  permissionView,
  roleId,
  roleMatrix,
  roleView,
  transferOwnershipInput,
  updateRoleInput,
} from './schemas.ts';
import { accessScopes } from './scopes.ts';
import { createGrant } from './temporary/create-grant.ts';
import { endGrant } from './temporary/end-grant.ts';
import { listGrants } from './temporary/list-grants.ts';
import { createGrantInput, grantId, grantPage, grantView, listGrantsInput } from './temporary/schemas.ts';
import { transferOwnership } from './transfer-ownership.ts';
import { unassignRole } from './unassign-role.ts';
import { updateRole } from './update-role.ts';

const { policy_not_found, policy_name_taken, policy_invalid, too_many_policies, grant_not_found, thing_not_found } = accessErrors;
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
    matrix: query({
      scope: accessScopes.read,
      describe: 'Every role of the tenant against every permission.',
      input: z.strictObject({}),
      output: roleMatrix,
      errors: [],
      rate: 'read',
      run: listRoleMatrix,
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
      describe: 'Says whether a member may do something, on a thing or at all, and by what.',
      input: explainInput,
      output: explanation,
      errors: [unknown_permission, member_not_found, thing_not_found],
      rate: 'read',
      run: explainAccess,
    }),
  },
  policies: {
    list: query({
      scope: accessScopes.read,
      describe: 'Lists the policies of the tenant by name.',
      input: z.strictObject({}),
      output: z.object({ items: z.array(policyView).max(100) }),
      errors: [],
      rate: 'read',
      run: listPolicies,
    }),
    get: query({
      scope: accessScopes.read,
      describe: 'Reads a policy.',
      input: policyId,
      output: policyView,
      errors: [policy_not_found],
      rate: 'read',
      run: getPolicy,
    }),
    versions: query({
      scope: accessScopes.read,
      describe: 'What a policy said at each of its versions, newest first; of a removed one too.',
      input: policyId,
      output: z.object({ items: z.array(policyVersionView).max(200) }),
      errors: [policy_not_found],
      rate: 'read',
      run: listPolicyVersions,
    }),
    preview: query({
      scope: accessScopes.manage_policies,
      describe: 'Tries a policy without keeping it: what would change for whom.',
      input: previewPolicyInput,
      output: policyPreview,
      errors: [policy_not_found, policy_invalid, escalation],
      rate: 'heavy',
      run: previewPolicy,
    }),
    create: command({
      scope: accessScopes.manage_policies,
      stepUp: true,
      describe: 'Writes a policy. It counts with the next call.',
      input: createPolicyInput,
      output: policyView,
      errors: [policy_name_taken, policy_invalid, too_many_policies, escalation],
      rate: 'write',
      audit: { action: 'access.policy.created', resourceType: 'access_policy', resourceId: ({ output }) => output.id },
      idempotent: 'key',
      run: createPolicy,
    }),
    update: command({
      scope: accessScopes.manage_policies,
      stepUp: true,
      describe: 'Changes a policy, or switches it off and on, if nobody else did meanwhile.',
      input: updatePolicyInput,
      output: policyView,
      errors: [policy_not_found, policy_name_taken, policy_invalid, escalation],
      rate: 'write',
      audit: { action: 'access.policy.updated', resourceType: 'access_policy', resourceId: ({ input }) => input.id },
      idempotent: 'key',
      run: updatePolicy,
    }),
    remove: command({
      scope: accessScopes.manage_policies,
      stepUp: true,
      describe: 'Removes a policy; what it said stays readable.',
      input: policyId,
      output: policyId,
      errors: [policy_not_found],
      rate: 'write',
      audit: { action: 'access.policy.removed', resourceType: 'access_policy', resourceId: ({ input }) => input.id },
      idempotent: 'key',
      run: removePolicy,
    }),
  },
  grants: {
    list: query({
      scope: accessScopes.read,
      describe: 'Lists what was given for a time, newest first.',
      input: listGrantsInput,
      output: grantPage,
      errors: [],
      rate: 'read',
      run: listGrants,
    }),
    create: command({
      scope: accessScopes.manage,
      stepUp: true,
      describe: 'Gives a member a role or a permission until a time; it ends by itself.',
      input: createGrantInput,
      output: grantView,
      errors: [role_not_found, unknown_permission, member_not_found, escalation],
      rate: 'write',
      audit: { action: 'access.grant.created', resourceType: 'access_grant', resourceId: ({ output }) => output.id },
      idempotent: 'key',
      run: createGrant,
    }),
    end: command({
      scope: accessScopes.manage,
      describe: 'Ends a grant before its time.',
      input: grantId,
      output: grantView,
      errors: [grant_not_found],
      rate: 'write',
      audit: { action: 'access.grant.ended', resourceType: 'access_grant', resourceId: ({ input }) => input.id },
      idempotent: 'key',
      run: endGrant,
    }),
  },
  decisions: {
    evaluate: query({
      scope: accessScopes.decide,
      describe: 'Decides whether somebody may do something (AuthZEN evaluation; also POST /access/v1/evaluation).',
      input: evaluationInput,
      output: evaluationView,
      errors: [],
      rate: 'read',
      run: evaluateAccess,
    }),
    evaluateMany: query({
      scope: accessScopes.decide,
      describe: 'Decides several at once (AuthZEN evaluations; also POST /access/v1/evaluations).',
      input: evaluationsInput,
      output: evaluationsView,
      errors: [],
      rate: 'heavy',
      run: evaluateMany,
    }),
  },
  ownership: {
    get: query({
      scope: accessScopes.transfer,
      describe: 'Says whose a thing is.',
      input: namedResource,
      output: ownershipView,
      errors: [accessErrors.ownership_not_found],
      rate: 'read',
      run: getOwnership,
    }),
    transfer: command({
      scope: accessScopes.transfer,
      stepUp: true,
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
      sensitive: 'The access log was read.',
      describe: 'Lists refused calls and sensitive reads, newest first.',
      input: listAccessLogInput,
      output: accessLogPage,
      errors: [],
      rate: 'read',
      run: listAccessLog,
    }),
  },
};
