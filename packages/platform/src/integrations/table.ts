import type { Prisma, Transaction } from '@belvedere/db';
import type { IntegrationView, ListIntegrationsInput, ListLogsInput, LogView, TokenView } from './schemas.ts';

interface Row {
  tenantId: string;
  id: string;
}

// Integrations -------------------------------------------------------------------------------------------------------------

export type IntegrationRow = Prisma.IntegrationGetPayload<object>;

export function toIntegrationView(row: IntegrationRow): IntegrationView {
  const { id, name, integrationType, userId, lastSync, disabledAt, createdAt, updatedAt } = row;
  const status = row.status as IntegrationView['status'];
  const configuration = row.configuration as IntegrationView['configuration'];
  return { id, name, integrationType, status, configuration, userId, lastSync, disabledAt, createdAt, updatedAt };
}

export async function insertIntegration(tx: Transaction, row: Prisma.IntegrationCreateManyInput): Promise<void> {
  await tx.integration.createMany({ data: [row] });
}

export async function countIntegrations(tx: Transaction, tenantId: string): Promise<number> {
  return tx.integration.count({ where: { tenantId } });
}

export async function findIntegration(tx: Transaction, tenantId: string, id: string): Promise<IntegrationRow | undefined> {
  return (await tx.integration.findUnique({ where: { tenantId_id: { tenantId, id } } })) ?? undefined;
}

/** The same, and nobody else changes it, its tokens or its log until the transaction ends. */
export async function lockIntegration(tx: Transaction, tenantId: string, id: string): Promise<IntegrationRow | undefined> {
  await tx.$executeRaw`SELECT id FROM integrations WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  return findIntegration(tx, tenantId, id);
}

export async function changeIntegration(
  tx: Transaction,
  integration: Row,
  data: Prisma.IntegrationUncheckedUpdateInput,
): Promise<IntegrationRow> {
  return tx.integration.update({ where: { tenantId_id: integration }, data });
}

/** With its tokens, its log and its webhooks. */
export async function deleteIntegration(tx: Transaction, integration: Row): Promise<boolean> {
  const { count } = await tx.integration.deleteMany({ where: integration });
  return count === 1;
}

/** Newest first. */
export function listIntegrationRows(tx: Transaction, tenantId: string, page: ListIntegrationsInput): Promise<IntegrationRow[]> {
  const { integrationType, cursor, limit } = page;
  const where = { tenantId, ...(integrationType && { integrationType }), ...(cursor && { id: { lt: cursor } }) };
  return tx.integration.findMany({ where, orderBy: { id: 'desc' }, take: limit + 1 });
}

// Tokens -------------------------------------------------------------------------------------------------------------------

export type TokenRow = Prisma.IntegrationTokenGetPayload<object>;

export function toTokenView({ id, integrationId, tokenType, expiresAt, createdAt }: TokenRow): TokenView {
  return { id, integrationId, tokenType, expiresAt, createdAt };
}

/** Puts a token in the place of the one before. @returns whether there was one. */
export async function replaceToken(tx: Transaction, row: Prisma.IntegrationTokenCreateManyInput, now: Date): Promise<boolean> {
  const { tenantId, integrationId, tokenType } = row;
  const where = { tenantId, integrationId, tokenType, replacedAt: null };
  const { count } = await tx.integrationToken.updateMany({ where, data: { replacedAt: now } });
  await tx.integrationToken.createMany({ data: [row] });
  return count > 0;
}

/** The token that counts. */
export async function findLiveToken(
  tx: Transaction,
  { tenantId, integrationId, tokenType }: { tenantId: string; integrationId: string; tokenType: string },
): Promise<TokenRow | undefined> {
  return (await tx.integrationToken.findFirst({ where: { tenantId, integrationId, tokenType, replacedAt: null } })) ?? undefined;
}

export async function findToken(tx: Transaction, { tenantId, id }: Row): Promise<TokenRow | undefined> {
  return (await tx.integrationToken.findFirst({ where: { tenantId, id, replacedAt: null } })) ?? undefined;
}

/** The tokens that count, one of each type. */
export function listLiveTokens(tx: Transaction, tenantId: string, integrationId: string): Promise<TokenRow[]> {
  return tx.integrationToken.findMany({ where: { tenantId, integrationId, replacedAt: null }, orderBy: { tokenType: 'asc' }, take: 100 });
}

/** The tokens that somebody may have had in hand since a moment: the live ones, and those replaced since. */
export function listRecentTokens(tx: Transaction, { tenantId, id }: Row, since: Date): Promise<TokenRow[]> {
  const where = { tenantId, integrationId: id, OR: [{ replacedAt: null }, { replacedAt: { gte: since } }] };
  return tx.integrationToken.findMany({ where, orderBy: { id: 'desc' }, take: 100 });
}

/** One token with those that it replaced: what is taken away leaves nothing behind that could be opened. */
export async function deleteTokens(
  tx: Transaction,
  { tenantId, integrationId, tokenType }: { tenantId: string; integrationId: string; tokenType: string },
): Promise<void> {
  await tx.integrationToken.deleteMany({ where: { tenantId, integrationId, tokenType } });
}

// Log ----------------------------------------------------------------------------------------------------------------------

export type LogRow = Prisma.IntegrationLogGetPayload<object>;

export function toLogView(row: LogRow): LogView {
  const { id, integrationId, eventType, message, recordsSynced, startedAt, completedAt } = row;
  const kind = row.kind as LogView['kind'];
  const status = row.status as LogView['status'];
  return { id, integrationId, kind, eventType, status, message, recordsSynced, startedAt, completedAt };
}

export async function insertLog(tx: Transaction, row: Prisma.IntegrationLogCreateManyInput): Promise<void> {
  await tx.integrationLog.createMany({ data: [row] });
}

export async function findLog(tx: Transaction, { tenantId, id }: Row): Promise<LogRow | undefined> {
  return (await tx.integrationLog.findUnique({ where: { tenantId_id: { tenantId, id } } })) ?? undefined;
}

/** Ends what still runs of these entries. @returns how many did. */
export async function endRunning(
  tx: Transaction,
  which: { tenantId: string; integrationId: string; id?: string; eventType?: string },
  data: { status: 'success' | 'failed'; message: string | null; recordsSynced?: number | null; completedAt: Date },
): Promise<number> {
  const { count } = await tx.integrationLog.updateMany({ where: { ...which, kind: 'sync', status: 'running' }, data });
  return count;
}

/** Newest first. */
export function listLogRows(tx: Transaction, tenantId: string, input: ListLogsInput): Promise<LogRow[]> {
  const { integrationId, kind, status, cursor, limit } = input;
  const where = { tenantId, integrationId, ...(kind && { kind }), ...(status && { status }), ...(cursor && { id: { lt: cursor } }) };
  return tx.integrationLog.findMany({ where, orderBy: { id: 'desc' }, take: limit + 1 });
}
