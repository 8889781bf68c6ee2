import type { RequestContext } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { recordSecurityEvent } from '../audit-log/record-security-event.ts';
import { reserveAttempt, type Gate } from '../attempts/table.ts';
import { PLATFORM_TENANT_ID } from './table.ts';

export type Caller = Pick<RequestContext, 'services' | 'request'>;

/** Counts one attempt at a gate, and fails when it is closed. The first that has to wait is written down. */
export async function passGate({ services, request }: Caller, gate: Gate): Promise<void> {
  const now = services.clock.now();
  const { allowed, count, retryAfter } = await reserveAttempt(services.database, gate, now);
  if (!allowed) fail(commonErrors.rate_limited, { retryAfter });
  if (count !== gate.free + 1) return;
  const event = { eventType: 'identity.guessing', severity: 'warning', details: { gate: gate.subject, count } } as const;
  await recordSecurityEvent(services.database, { ...event, tenantId: PLATFORM_TENANT_ID, userId: null, request, occurredAt: now });
}
