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
  allowPublicAccess: true,
  createdById: true,
  createdAt: true,
  publishedAt: true,
  totalScenes: true,
} satisfies Prisma.TourSelect;

/** What rules can ask of tours, removed ones too. */
export async function loadTours({ tx, tenantId }: Where, ids: readonly string[]): Promise<Map<string, Record<string, AttributeValue>>> {
  const rows = await tx.tour.findMany({ where: { tenantId, id: { in: [...ids] } }, select: ATTRIBUTES });
  return new Map(rows.map(({ allowPublicAccess: isPublic, totalScenes: scenes, ...row }) => [row.id, { ...row, isPublic, scenes }]));
}

/** The living tour of a slug. */
export async function tourOfSlug({ tx, tenantId }: Where, slug: string): Promise<string | undefined> {
  return (await tx.tour.findFirst({ where: { tenantId, slug, deletedAt: null }, select: { id: true } }))?.id;
}

export async function newestTours({ tx, tenantId }: Where, limit: number): Promise<string[]> {
  const rows = await tx.tour.findMany({ where: { tenantId, deletedAt: null }, select: { id: true }, orderBy: { id: 'desc' }, take: limit });
  return rows.map(({ id }) => id);
}

const PART = { id: true, tourId: true } as const;
const toWholes = (rows: readonly { id: string; tourId: string }[]) => new Map(rows.map(({ id, tourId }) => [id, tourId]));

export async function toursOfScenes({ tx, tenantId }: Where, ids: readonly string[]): Promise<Map<string, string>> {
  return toWholes(await tx.scene.findMany({ where: { tenantId, id: { in: [...ids] } }, select: PART }));
}

export async function toursOfHotspots({ tx, tenantId }: Where, ids: readonly string[]): Promise<Map<string, string>> {
  return toWholes(await tx.hotspot.findMany({ where: { tenantId, id: { in: [...ids] } }, select: PART }));
}

export async function toursOfEmbeds({ tx, tenantId }: Where, ids: readonly string[]): Promise<Map<string, string>> {
  return toWholes(await tx.tourEmbed.findMany({ where: { tenantId, id: { in: [...ids] } }, select: PART }));
}
