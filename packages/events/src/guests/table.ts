import type { Context } from '@belvedere/kernel';
import { afterTurn } from '../waitlist/table.ts';
import type { ExportGuestsInput } from './schemas.ts';

interface ExportedGuest {
  name: string | null;
  email: string;
  status: string;
  places: number;
  arrived: number;
  firstCheckInAt: Date | null;
  lastCheckInAt: Date | null;
  turn: number;
  priority: number;
  joinedAt: Date;
  confirmedAt: Date | null;
  cancelledAt: Date | null;
}

/** In one file. */
const MOST = 20_000;

/** In the order of turns; the cursor is the last one. */
export async function listExportedGuests(
  ctx: Context,
  { eventId, statuses, isIn, cursor }: ExportGuestsInput,
): Promise<{ rows: ExportedGuest[]; nextCursor: string | null }> {
  const rows = await ctx.tx.waitlistEntry.findMany({
    where: {
      tenantId: ctx.tenantId,
      eventId,
      turn: { gt: afterTurn(cursor) },
      ...(statuses && { status: { in: statuses } }),
      ...(isIn !== undefined && { checkIns: isIn ? { some: { undoneAt: null } } : { none: { undoneAt: null } } }),
    },
    include: { checkIns: { where: { undoneAt: null }, select: { places: true, scannedAt: true }, orderBy: { scannedAt: 'asc' } } },
    orderBy: { turn: 'asc' },
    take: MOST + 1,
  });
  const items = rows.slice(0, MOST);
  return {
    rows: items.map(({ checkIns, createdAt, ...row }) => ({
      ...row,
      joinedAt: createdAt,
      arrived: checkIns.reduce((sum, { places }) => sum + places, 0),
      firstCheckInAt: checkIns[0]?.scannedAt ?? null,
      lastCheckInAt: checkIns.at(-1)?.scannedAt ?? null,
    })),
    nextCursor: rows.length > MOST ? String(items.at(-1)!.turn) : null,
  };
}
