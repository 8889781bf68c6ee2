import type { Context } from '@belvedere/kernel';
import { fail, newId } from '@belvedere/kernel/core';
import { integrationsErrors } from './errors.ts';
import { endRunning, insertLog, lockIntegration } from './table.ts';

/**
 * Writes down that a synchronisation begins. One of a kind runs at a time: what an earlier one left running, because its process died or
 * its job was given to another, is ended here, and what it says later counts no more. @returns the id for `finishSync`.
 */
export async function startSync(ctx: Context, { integrationId, syncType }: { integrationId: string; syncType: string }): Promise<string> {
  const { tx, tenantId, now } = ctx;
  const integration = (await lockIntegration(tx, tenantId, integrationId)) ?? fail(integrationsErrors.not_found);
  if (integration.disabledAt) fail(integrationsErrors.disabled);
  const ended = { status: 'failed', message: 'It was begun anew before it ended.', completedAt: now } as const;
  await endRunning(tx, { tenantId, integrationId, eventType: syncType }, ended);
  const id = newId();
  await insertLog(tx, { tenantId, id, integrationId, kind: 'sync', eventType: syncType, status: 'running', startedAt: now });
  return id;
}
