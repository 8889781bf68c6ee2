import type { Call } from '@belvedere/kernel';
import { recordSecurityEvent } from './record-security-event.ts';
import type { ChainVerdict } from './schemas.ts';
import { verifyIn } from './verify-chain.ts';

/** A trail that does not verify is a security event, whoever found out. */
export async function verifyTrail({ ctx }: Call<object>): Promise<ChainVerdict> {
  const { services, tenantId, request, now } = ctx;
  const verdict = await verifyIn(services, tenantId, (work) => work(ctx.tx));
  const event = { eventType: 'audit_log.broken', severity: 'critical', details: { fault: verdict.fault } } as const;
  if (!verdict.intact)
    ctx.afterCommit(() => recordSecurityEvent(services.database, { ...event, tenantId, userId: null, request, occurredAt: now }));
  return verdict;
}
