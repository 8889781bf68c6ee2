import type { Context } from '@belvedere/kernel';
import type { TourRow } from '../tours/table.ts';

/** A tour whose draft may be shown: it was not removed, and its tenant works. */
export async function findShownDraft({ tx, tenantId }: Pick<Context, 'tx' | 'tenantId'>, id: string): Promise<TourRow | null> {
  const works = await tx.tenant.count({ where: { id: tenantId, status: 'active', deletedAt: null } });
  return works === 0 ? null : tx.tour.findFirst({ where: { tenantId, id, deletedAt: null } });
}
