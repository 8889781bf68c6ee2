import type { Prisma, Transaction } from '@belvedere/db';
import type { AttributeValue } from '@belvedere/platform';

interface Where {
  tx: Transaction;
  tenantId: string;
}

const ATTRIBUTES = {
  id: true,
  status: true,
  category: true,
  tags: true,
  createdById: true,
  createdAt: true,
  startsAt: true,
} satisfies Prisma.EventSelect;

/** What rules can ask of events, removed ones too. */
export async function loadEvents({ tx, tenantId }: Where, ids: readonly string[]): Promise<Map<string, Record<string, AttributeValue>>> {
  const rows = await tx.event.findMany({ where: { tenantId, id: { in: [...ids] } }, select: ATTRIBUTES });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The event of a slug that is there. */
export async function eventOfSlug({ tx, tenantId }: Where, slug: string): Promise<string | undefined> {
  return (await tx.event.findFirst({ where: { tenantId, slug, deletedAt: null }, select: { id: true } }))?.id;
}

export async function newestEvents({ tx, tenantId }: Where, limit: number): Promise<string[]> {
  const rows = await tx.event.findMany({
    where: { tenantId, deletedAt: null },
    select: { id: true },
    orderBy: { id: 'desc' },
    take: limit,
  });
  return rows.map(({ id }) => id);
}

/** The events that entries belong to. */
export async function eventsOfEntries({ tx, tenantId }: Where, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.waitlistEntry.findMany({ where: { tenantId, id: { in: [...ids] } }, select: { id: true, eventId: true } });
  return new Map(rows.map(({ id, eventId }) => [id, eventId]));
}
