import type { Prisma, Transaction } from '@belvedere/db';
import type { AcknowledgeInput, ListSecurityEventsInput, SecurityEventView } from './schemas.ts';

function toView({ tenantId: _, alertedAt: __, severity, details, ...row }: Prisma.SecurityEventGetPayload<object>): SecurityEventView {
  return { ...row, severity: severity as SecurityEventView['severity'], details: details as SecurityEventView['details'] };
}

/** Newest first. */
export async function listEvents(tx: Transaction, tenantId: string, input: ListSecurityEventsInput): Promise<SecurityEventView[]> {
  const { cursor, eventType, severity, open, from, to, limit } = input;
  const rows = await tx.securityEvent.findMany({
    where: {
      tenantId,
      ...(cursor !== undefined && { id: { lt: cursor } }),
      ...(eventType !== undefined && { eventType }),
      ...(severity !== undefined && { severity }),
      ...(open && { acknowledgedAt: null }),
      ...((from ?? to) && { occurredAt: { ...(from && { gte: from }), ...(to && { lt: to }) } }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  return rows.map(toView);
}

export async function findEvent(tx: Transaction, tenantId: string, id: string): Promise<SecurityEventView | undefined> {
  const row = await tx.securityEvent.findUnique({ where: { tenantId_id: { tenantId, id } } });
  return row ? toView(row) : undefined;
}

/** @returns whether nobody had. */
export async function acknowledgeRow(
  tx: Transaction,
  { tenantId, id, note }: AcknowledgeInput & { tenantId: string },
  { by, at }: { by: string | null; at: Date },
): Promise<boolean> {
  const { count } = await tx.securityEvent.updateMany({
    where: { tenantId, id, acknowledgedAt: null },
    data: { acknowledgedAt: at, acknowledgedById: by, note },
  });
  return count === 1;
}

/** Takes the event for alerting. @returns it, unless somebody else did. */
export async function claimForAlert(
  tx: Transaction,
  { tenantId, id, now }: { tenantId: string; id: string; now: Date },
): Promise<SecurityEventView | undefined> {
  const { count } = await tx.securityEvent.updateMany({ where: { tenantId, id, alertedAt: null }, data: { alertedAt: now } });
  return count === 1 ? findEvent(tx, tenantId, id) : undefined;
}

/** Addresses of the platform's administrators: they belong to no tenant whose members could be told. */
export async function platformAdmins(tx: Transaction): Promise<{ email: string; displayName: string }[]> {
  const where = { platformRole: 'super_admin', status: 'active', deletedAt: null } as const;
  return tx.user.findMany({ where, select: { email: true, displayName: true }, take: 50 });
}

/** Whether the same kind of event was told of since then. */
export async function alertedSince(
  tx: Transaction,
  { tenantId, event, since }: { tenantId: string; event: { id: string; eventType: string }; since: Date },
): Promise<boolean> {
  const where = { tenantId, eventType: event.eventType, id: { not: event.id }, alertedAt: { gt: since } };
  return (await tx.securityEvent.findFirst({ where, select: { id: true } })) !== null;
}
