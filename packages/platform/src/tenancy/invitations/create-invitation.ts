import { callerId, type Call } from '@belvedere/kernel';
import { DAY, fail } from '@belvedere/kernel/core';
import { loadRole } from '../../access/load-role.ts';
import { requireCover } from '../../access/require-cover.ts';
import { queueLinkMail } from '../../mail/queue-mail.ts';
import { tenancyErrors } from '../errors.ts';
import type { CreateInvitationInput, InvitationView } from '../schemas.ts';
import { insertInvitation } from './table.ts';
import { findPerson, findTenant, isMemberByEmail } from '../table.ts';

// Longer than other mailed links: it opens nothing for whoever cannot sign in with the address it was sent to.
const LIFETIME = 7 * DAY;

export async function createInvitation({ ctx, input }: Call<CreateInvitationInput>): Promise<InvitationView> {
  const { tx, tenantId, now } = ctx;
  const role = await loadRole(ctx, input.roleId);
  await requireCover(ctx, role);
  if (await isMemberByEmail(tx, tenantId, input.email)) fail(tenancyErrors.already_member);

  const invitedById = callerId(ctx);
  const [tenant, person] = [await findTenant(tx, tenantId), await findPerson(tx, invitedById)];
  const values = { tenantName: tenant?.name ?? '', invitedBy: person?.displayName ?? '' };
  const { id, tokenHash } = await queueLinkMail(ctx, { to: input.email, template: 'invitation', values });
  const expiresAt = new Date(now.getTime() + LIFETIME);
  const invitation = { tenantId, id, email: input.email, roleId: role.id, tokenHash, invitedById, expiresAt, createdAt: now };
  if (!(await insertInvitation(tx, invitation))) fail(tenancyErrors.invitation_pending);
  ctx.changed({ after: { role: role.name } });
  return { id, email: input.email, role: { id: role.id, name: role.name }, invitedById, state: 'open', expiresAt, createdAt: now };
}
