import type { RequestFacts, Services } from '@belvedere/kernel';
import { parseApiKey } from '@belvedere/kernel/core';
import { wrongKeyGate } from '../attempts/gates.ts';
import { reserveAttempt } from '../attempts/table.ts';
import { recordSecurityEvent } from '../audit-log/record-security-event.ts';
import { API_KEY_PATTERN } from '../identity/authenticate.ts';
import { PLATFORM_TENANT_ID } from '../identity/table.ts';
import { readLiveKey } from './table.ts';

/** Writes down a key that came in an address (K5), for the tenant that it belongs to if it is a real one. Seldom, so that nobody fills the table with it. */
export async function reportKeyInAddress(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  url: string,
  request: RequestFacts,
): Promise<void> {
  const parts = parseApiKey(API_KEY_PATTERN.exec(url)?.[0] ?? '');
  const now = clock.now();
  const live = parts && (await readLiveKey(database, parts.keyId, now));
  const { allowed } = await reserveAttempt(database, wrongKeyGate(`address:${live?.id ?? ''}`, request.ip), now);
  if (!allowed) return;
  const event = { eventType: 'keys.in_address', severity: live ? 'critical' : 'warning', details: { apiKeyId: live?.id ?? null } } as const;
  await recordSecurityEvent(database, { ...event, tenantId: live?.tenantId ?? PLATFORM_TENANT_ID, userId: null, request, occurredAt: now });
}
