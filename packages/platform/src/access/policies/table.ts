import type { Prisma, Transaction } from '@belvedere/db';
import { newId, type Json } from '@belvedere/kernel/core';
import { policyDefinition, type PolicyVersionView, type PolicyView } from './schemas.ts';

export interface PolicyRow extends Omit<PolicyView, 'definition'> {
  tenantId: string;
  definition: Json;
}

const toRow = ({ policyDefinition: definition, seal: _, ...row }: Prisma.AccessControlPolicyGetPayload<object>): PolicyRow => ({
  ...row,
  definition,
});

/** A stored policy as it is shown; what an older release stored may lack parts that have defaults. */
export function toPolicyView({ tenantId: _, definition, ...row }: PolicyRow): PolicyView {
  return { ...row, definition: policyDefinition.parse(definition) };
}

/** All policies of a tenant: there are few, and they are weighed together. */
export async function listPolicyRows(tx: Transaction, tenantId: string): Promise<PolicyRow[]> {
  const rows = await tx.accessControlPolicy.findMany({ where: { tenantId }, orderBy: { name: 'asc' } });
  return rows.map(toRow);
}

export async function findPolicy(tx: Transaction, tenantId: string, id: string): Promise<PolicyRow | undefined> {
  const row = await tx.accessControlPolicy.findUnique({ where: { tenantId_id: { tenantId, id } } });
  return row ? toRow(row) : undefined;
}

/** Writers of policies wait for each other: names and their number are asked before they are written. */
export async function lockPolicies(tx: Transaction, tenantId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${tenantId}|access-policies`}, 0))`;
}

export type PolicyDraft = Omit<PolicyRow, 'createdAt' | 'updatedAt'> & { seal: string; changedById: string | null; changedAt: Date };

export async function insertPolicy(tx: Transaction, draft: PolicyDraft): Promise<void> {
  const { definition, changedById: _, changedAt, ...row } = draft;
  const data = { ...row, policyDefinition: definition as Prisma.InputJsonObject, createdAt: changedAt, updatedAt: changedAt };
  await tx.accessControlPolicy.createMany({ data: [data] });
  await insertVersion(tx, draft);
}

/** @returns whether it was still at the version before. */
export async function replacePolicy(tx: Transaction, draft: PolicyDraft): Promise<boolean> {
  const { tenantId, id, version, name, description, definition, enabled, seal, changedAt } = draft;
  const { count } = await tx.accessControlPolicy.updateMany({
    where: { tenantId, id, version: version - 1 },
    data: { name, description, policyDefinition: definition as Prisma.InputJsonObject, enabled, version, seal, updatedAt: changedAt },
  });
  if (count === 1) await insertVersion(tx, draft);
  return count === 1;
}

export async function deletePolicy(tx: Transaction, draft: PolicyDraft): Promise<void> {
  await tx.accessControlPolicy.deleteMany({ where: { tenantId: draft.tenantId, id: draft.id } });
  await insertVersion(tx, { ...draft, enabled: false }, true);
}

async function insertVersion(tx: Transaction, draft: PolicyDraft, removed = false): Promise<void> {
  const { tenantId, id: policyId, version, name, definition, enabled, changedById, changedAt } = draft;
  const data = { tenantId, id: newId(), policyId, version, name, enabled, removed, changedById, changedAt };
  await tx.accessPolicyVersion.createMany({ data: [{ ...data, definition: definition as Prisma.InputJsonObject }] });
}

/** Newest first; of a policy that was removed too. */
export async function listVersions(tx: Transaction, tenantId: string, policyId: string): Promise<PolicyVersionView[]> {
  const where = { tenantId, policyId };
  const rows = await tx.accessPolicyVersion.findMany({ where, orderBy: { version: 'desc' }, take: 200 });
  return rows.map(({ tenantId: _, id: __, policyId: ___, definition, ...row }) => ({
    ...row,
    definition: policyDefinition.parse(definition),
  }));
}

/** Active members, for a dry run. */
export async function someMembers(tx: Transaction, tenantId: string, limit: number): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: { tenantId, status: 'active' },
    select: { userId: true },
    orderBy: { userId: 'asc' },
    take: limit,
  });
  return rows.map(({ userId }) => userId);
}
