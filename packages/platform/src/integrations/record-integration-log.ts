import type { Context } from '@belvedere/kernel';
import { newId } from '@belvedere/kernel/core';
import { scrub } from './scrub.ts';
import { openRecentTokens } from './seal-token.ts';
import { insertLog } from './table.ts';

export interface IntegrationEvent {
  integrationId: string;
  /** `connect`, `refresh`, `error` … */
  eventType: string;
  status: 'success' | 'failed';
  /** What the service said; secrets in it are removed. */
  message?: string;
}

/** Writes down what happened to a connection. Synchronisations have their own way: `startSync` and `finishSync`. */
export async function recordIntegrationLog(ctx: Context, { integrationId, eventType, status, message }: IntegrationEvent): Promise<void> {
  const { tx, tenantId, now } = ctx;
  const said = message === undefined ? null : scrub(message, await openRecentTokens(ctx, integrationId));
  const row = { tenantId, id: newId(), integrationId, kind: 'connection', eventType, status, message: said };
  await insertLog(tx, { ...row, startedAt: now, completedAt: now });
}
