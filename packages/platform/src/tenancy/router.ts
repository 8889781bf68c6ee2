import { command, PLATFORM_ADMIN, query, SELF } from '@belvedere/kernel';
import { commonErrors } from '@belvedere/kernel/core';
import { z } from 'zod';
import { accessErrors } from '../access/errors.ts';
import { mediaErrors } from '../media/errors.ts';
import { chooseAvatar } from './avatar/choose-avatar.ts';
import { createTenant, newTenantId } from './create-tenant.ts';
import { tenancyErrors } from './errors.ts';
import { getPublicTenant } from './get-public-tenant.ts';
import { getSettings } from './get-settings.ts';
import { getTenant } from './get-tenant.ts';
import { listMembers } from './list-members.ts';
import { listMyTenants } from './list-my-tenants.ts';
import { invitationsRouter } from './invitations/router.ts';
import { quotasRouter } from './quotas/router.ts';
import { removeMember } from './remove-member.ts';
import { listTenants } from './removal/list-tenants.ts';
import { removeTenant } from './removal/remove-tenant.ts';
import { restoreTenant } from './removal/restore-tenant.ts';
import { restoreMember } from './restore-member.ts';
import * as schemas from './schemas.ts';
import { tenancyScopes } from './scopes.ts';
import { suspendMember } from './suspend-member.ts';
import { updateSettings } from './update-settings.ts';
import { updateTenant } from './update-tenant.ts';

const { slug_taken, email_unverified, too_many_tenants, member_not_found, not_confirmed, not_removed, not_yourself } = tenancyErrors;
const { escalation, last_owner } = accessErrors;
const nothing = z.strictObject({});

export const tenancyRouter = {
  tenants: {
    create: command({
      scope: SELF,
      describe: 'Creates a tenant that the caller owns.',
      input: schemas.createTenantInput,
      output: schemas.tenantView,
      errors: [slug_taken, email_unverified, too_many_tenants],
      rate: 'write',
      audit: { action: 'tenancy.tenant.created', resourceType: 'tenant', resourceId: ({ ctx }) => ctx.tenantId },
      idempotent: 'key',
      tenant: newTenantId,
      run: createTenant,
    }),
    mine: query({
      scope: SELF,
      describe: 'Lists the tenants that the caller is a member of.',
      input: nothing,
      output: z.object({ items: z.array(schemas.myTenantView).max(1_000) }),
      errors: [],
      rate: 'read',
      run: listMyTenants,
    }),
    get: query({
      scope: tenancyScopes.read,
      describe: 'Gives the tenant that the call is for.',
      input: nothing,
      output: schemas.tenantView,
      errors: [],
      rate: 'read',
      run: getTenant,
    }),
    getPublic: query({
      scope: tenancyScopes.read_public,
      describe: 'Gives what the public sees of the tenant; for publishable keys.',
      input: nothing,
      output: schemas.publicTenantView,
      errors: [],
      rate: 'read',
      run: getPublicTenant,
    }),
    update: command({
      scope: tenancyScopes.manage,
      describe: 'Renames the tenant or changes its address.',
      input: schemas.updateTenantInput,
      output: schemas.tenantView,
      errors: [slug_taken],
      rate: 'write',
      audit: { action: 'tenancy.tenant.updated', resourceType: 'tenant', resourceId: ({ ctx }) => ctx.tenantId },
      idempotent: 'natural',
      run: updateTenant,
    }),
    remove: command({
      scope: tenancyScopes.remove,
      stepUp: true,
      describe: 'Removes the tenant: nothing of it is served any more. An owner can restore it for 30 days, then it is purged.',
      input: schemas.removeTenantInput,
      output: schemas.removedTenantView,
      errors: [not_confirmed, commonErrors.conflict],
      rate: 'auth',
      audit: { action: 'tenancy.tenant.removed', resourceType: 'tenant', resourceId: ({ ctx }) => ctx.tenantId },
      idempotent: 'natural',
      run: removeTenant,
    }),
    restore: command({
      scope: SELF,
      stepUp: true,
      describe: 'Brings a removed tenant back that the caller owns, with everything as it was.',
      input: schemas.restoreTenantInput,
      output: schemas.tenantView,
      errors: [not_removed],
      rate: 'auth',
      audit: { action: 'tenancy.tenant.restored', resourceType: 'tenant', resourceId: ({ ctx }) => ctx.tenantId },
      idempotent: 'natural',
      evenRemoved: true,
      tenant: async ({ input }) => input.tenantId,
      run: restoreTenant,
    }),
    list: query({
      scope: PLATFORM_ADMIN,
      sensitive: 'The tenants of the platform were listed.',
      describe: 'Lists every tenant of the platform, removed ones with the day of their purge.',
      input: schemas.listTenantsInput,
      output: schemas.tenantPage,
      errors: [],
      rate: 'read',
      run: listTenants,
    }),
  },
  settings: {
    get: query({
      scope: tenancyScopes.read,
      describe: 'Gives the settings of the tenant.',
      input: nothing,
      output: schemas.tenantSettingsView,
      errors: [],
      rate: 'read',
      run: getSettings,
    }),
    update: command({
      scope: tenancyScopes.manage,
      describe: 'Replaces the settings of the tenant, if nobody changed them meanwhile.',
      input: schemas.updateSettingsInput,
      output: schemas.tenantSettingsView,
      errors: [commonErrors.conflict],
      rate: 'write',
      audit: { action: 'tenancy.settings.updated', resourceType: 'tenant_settings', resourceId: ({ ctx }) => ctx.tenantId },
      idempotent: 'key',
      run: updateSettings,
    }),
  },
  quotas: quotasRouter,
  members: {
    list: query({
      scope: tenancyScopes.read_members,
      sensitive: 'The members were listed, with their addresses.',
      describe: 'Lists the members of the tenant with their roles.',
      input: schemas.listMembersInput,
      output: schemas.memberPage,
      errors: [],
      rate: 'read',
      run: listMembers,
    }),
    chooseAvatar: command({
      scope: tenancyScopes.choose_avatar,
      describe: 'Chooses a picture of the tenant’s files by which the caller is known, or none.',
      input: schemas.chooseAvatarInput,
      output: schemas.memberView,
      errors: [member_not_found, mediaErrors.not_found, mediaErrors.not_ready, mediaErrors.wrong_kind],
      rate: 'write',
      audit: { action: 'tenancy.member.avatar_chosen', resourceType: 'user', resourceId: ({ output }) => output.userId },
      idempotent: 'natural',
      run: chooseAvatar,
    }),
    suspend: command({
      scope: tenancyScopes.manage_members,
      describe: 'Shuts a member out until restored.',
      input: schemas.memberId,
      output: schemas.memberView,
      errors: [member_not_found, not_yourself, escalation, last_owner],
      rate: 'write',
      audit: { action: 'tenancy.member.suspended', resourceType: 'user', resourceId: ({ input }) => input.userId },
      idempotent: 'key',
      run: suspendMember,
    }),
    remove: command({
      scope: tenancyScopes.manage_members,
      describe: 'Ends a membership.',
      input: schemas.memberId,
      output: schemas.memberView,
      errors: [member_not_found, not_yourself, escalation, last_owner],
      rate: 'write',
      audit: { action: 'tenancy.member.removed', resourceType: 'user', resourceId: ({ input }) => input.userId },
      idempotent: 'key',
      run: removeMember,
    }),
    restore: command({
      scope: tenancyScopes.manage_members,
      describe: 'Brings a suspended or removed member back with the roles of before.',
      input: schemas.memberId,
      output: schemas.memberView,
      errors: [member_not_found, not_yourself, escalation],
      rate: 'write',
      audit: { action: 'tenancy.member.restored', resourceType: 'user', resourceId: ({ input }) => input.userId },
      idempotent: 'key',
      run: restoreMember,
    }),
  },
  invitations: invitationsRouter,
};
