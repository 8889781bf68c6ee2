import type { Database, Prisma, Transaction } from '@belvedere/db';
import type { InvitationView, ListInvitationsInput } from '../schemas.ts';

const INVITATION = { role: { select: { id: true, name: true } } } satisfies Prisma.InvitationInclude;

function toInvitationView(row: Prisma.InvitationGetPayload<{ include: typeof INVITATION }>, now: Date): InvitationView {
  const { id, email, role, invitedById, acceptedAt, revokedAt, expiresAt, createdAt } = row;
  const state = acceptedAt ? 'accepted' : revokedAt ? 'revoked' : expiresAt <= now ? 'expired' : 'open';
  return { id, email, role, invitedById, state, expiresAt, createdAt };
}

export interface NewInvitation {
  tenantId: string;
  id: string;
  email: string;
  roleId: string;
  tokenHash: string;
  invitedById: string;
  expiresAt: Date;
  createdAt: Date;
}

/** An expired invitation makes room for a new one. @returns whether none is open for the address. */
export async function insertInvitation(tx: Transaction, invitation: NewInvitation): Promise<boolean> {
  const { tenantId, email, createdAt } = invitation;
  await tx.$executeRaw`
    UPDATE invitations SET revoked_at = ${createdAt}
    WHERE tenant_id = ${tenantId}::uuid AND lower(email) = lower(${email}) AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at <= ${createdAt}`;
  const { count } = await tx.invitation.createMany({ data: [invitation], skipDuplicates: true });
  return count === 1;
}

export async function listInvitationRows(
  tx: Transaction,
  at: { tenantId: string; now: Date },
  input: ListInvitationsInput,
): Promise<InvitationView[]> {
  const rows = await tx.invitation.findMany({
    where: { tenantId: at.tenantId, ...(input.cursor && { id: { lt: input.cursor } }) },
    include: INVITATION,
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  });
  return rows.map((row) => toInvitationView(row, at.now));
}

/** @returns how many open invitations there were. */
export async function revokeInvitations(
  tx: Transaction,
  at: { tenantId: string; now: Date },
  which: { id: string } | { invitedById: string },
): Promise<number> {
  const { count } = await tx.invitation.updateMany({
    where: { tenantId: at.tenantId, ...which, acceptedAt: null, revokedAt: null },
    data: { revokedAt: at.now },
  });
  return count;
}

/** Uses an invitation up: of any number of calls with one token, one gets it (A9). */
export async function redeemInvitation(
  tx: Transaction,
  redeemed: { tenantId: string; tokenHash: string; now: Date },
): Promise<{ id: string; email: string; roleId: string; invitedById: string } | undefined> {
  const [row] = await tx.$queryRaw<{ id: string; email: string; roleId: string; invitedById: string }[]>`
    UPDATE invitations SET accepted_at = ${redeemed.now}
    WHERE tenant_id = ${redeemed.tenantId}::uuid AND token_hash = ${redeemed.tokenHash}
      AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > ${redeemed.now}
    RETURNING id, email, role_id AS "roleId", invited_by_id AS "invitedById"`;
  return row;
}

/** The tenant that an invitation is from, by the hash of its token. */
export async function tenantOfInvitation(database: Database, tokenHash: string): Promise<string | undefined> {
  const statement = { name: 'tenancy.of_invitation', text: 'SELECT app.tenant_of_invitation($1) AS tenant', values: [tokenHash] };
  const [row] = await database.lookup<{ tenant: string | null }>(statement);
  return row?.tenant ?? undefined;
}
