import type { Context } from '@belvedere/kernel';
import { scrub } from './scrub.ts';
import { openRecentTokens } from './seal-token.ts';
import { statusAfter, type ConnectionStatus, type SyncOutcome } from './status-after.ts';
import { changeIntegration, endRunning, findLog, findToken, lockIntegration } from './table.ts';

/** Writes down what came of a synchronisation, once. @returns false where it had ended already or its integration is gone. */
export async function finishSync(ctx: Context, { id, ...outcome }: { id: string } & SyncOutcome): Promise<boolean> {
  const { tx, tenantId, now } = ctx;
  const log = await findLog(tx, { tenantId, id });
  const integration = log && (await lockIntegration(tx, tenantId, log.integrationId));
  if (!integration) return false;

  const { status, recordsSynced = null } = outcome;
  const message = outcome.status === 'failed' ? scrub(outcome.error, await openRecentTokens(ctx, integration.id)) : null;
  const which = { tenantId, integrationId: integration.id, id };
  if ((await endRunning(tx, which, { status, message, recordsSynced, completedAt: now })) === 0) return false;

  const refused = outcome.status === 'failed' ? outcome.refused : undefined;
  const token = refused && (await findToken(tx, { tenantId, id: refused.tokenId }));
  const known = { status: integration.status as ConnectionStatus, isRefusedLive: token?.integrationId === integration.id };
  const changes = { status: statusAfter(outcome, known), ...(status === 'success' && { lastSync: now }) };
  await changeIntegration(tx, { tenantId, id: integration.id }, changes);
  return true;
}
