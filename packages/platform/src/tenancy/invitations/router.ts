import { command, query, SELF } from '@belvedere/kernel';
import { accessErrors } from '../../access/errors.ts';
import { tenancyErrors } from '../errors.ts';
import * as schemas from '../schemas.ts';
import { tenancyScopes } from '../scopes.ts';
import { acceptInvitation, invitingTenant } from './accept-invitation.ts';
import { createInvitation } from './create-invitation.ts';
import { listInvitations } from './list-invitations.ts';
import { revokeInvitation } from './revoke-invitation.ts';

const { email_unverified, invitation_invalid, invitation_pending, already_member } = tenancyErrors;
const { escalation, role_not_found } = accessErrors;

export const invitationsRouter = {
  list: query({
    scope: tenancyScopes.read_members,
    sensitive: 'The invitations were listed, with their addresses.',
    describe: 'Lists the invitations of the tenant, newest first.',
    input: schemas.listInvitationsInput,
    output: schemas.invitationPage,
    errors: [],
    rate: 'read',
    run: listInvitations,
  }),
  create: command({
    scope: tenancyScopes.manage_members,
    describe: 'Invites an address with a role that the caller could give.',
    input: schemas.createInvitationInput,
    output: schemas.invitationView,
    errors: [role_not_found, escalation, already_member, invitation_pending],
    rate: 'write',
    audit: { action: 'tenancy.invitation.created', resourceType: 'invitation', resourceId: ({ output }) => output.id },
    idempotent: 'key',
    run: createInvitation,
  }),
  revoke: command({
    scope: tenancyScopes.manage_members,
    describe: 'Takes an open invitation back.',
    input: schemas.invitationId,
    output: schemas.invitationId,
    errors: [invitation_invalid],
    rate: 'write',
    audit: { action: 'tenancy.invitation.revoked', resourceType: 'invitation', resourceId: ({ input }) => input.id },
    idempotent: 'key',
    run: revokeInvitation,
  }),
  accept: command({
    scope: SELF,
    describe: 'Joins the tenant that invited the caller’s verified address.',
    input: schemas.acceptInvitationInput,
    output: schemas.tenantView,
    errors: [invitation_invalid, email_unverified],
    rate: 'auth',
    audit: { action: 'tenancy.invitation.accepted', resourceType: 'tenant', resourceId: ({ ctx }) => ctx.tenantId },
    idempotent: 'key',
    tenant: invitingTenant,
    run: acceptInvitation,
  }),
};
