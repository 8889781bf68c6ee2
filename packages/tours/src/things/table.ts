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
type Parts = Map<string, string>;
const toWholes = (rows: readonly { id: string; tourId: string }[]): Parts => new Map(rows.map(({ id, tourId }) => [id, tourId]));
const ofTenant = ({ tenantId }: Where, ids: readonly string[]) => ({ where: { tenantId, id: { in: [...ids] } }, select: PART });

/** The tours that parts of each kind are in. */
export const tourOf = {
  scenes: async (where: Where, ids: readonly string[]): Promise<Parts> => toWholes(await where.tx.scene.findMany(ofTenant(where, ids))),
  hotspots: async (where: Where, ids: readonly string[]): Promise<Parts> => toWholes(await where.tx.hotspot.findMany(ofTenant(where, ids))),
  embeds: async (where: Where, ids: readonly string[]): Promise<Parts> => toWholes(await where.tx.tourEmbed.findMany(ofTenant(where, ids))),
  plans: async (where: Where, ids: readonly string[]): Promise<Parts> => toWholes(await where.tx.floorPlan.findMany(ofTenant(where, ids))),
  steps: async (where: Where, ids: readonly string[]): Promise<Parts> => toWholes(await where.tx.guidedStep.findMany(ofTenant(where, ids))),
  ratings: async (where: Where, ids: readonly string[]): Promise<Parts> =>
    toWholes(await where.tx.tourRating.findMany(ofTenant(where, ids))),
  passwords: async (where: Where, ids: readonly string[]): Promise<Parts> =>
    toWholes(await where.tx.tourPassword.findMany(ofTenant(where, ids))),
  links: async (where: Where, ids: readonly string[]): Promise<Parts> => toWholes(await where.tx.tourLink.findMany(ofTenant(where, ids))),
  exports: async (where: Where, ids: readonly string[]): Promise<Parts> =>
    toWholes(await where.tx.tourExport.findMany(ofTenant(where, ids))),
};

/** Which tours a condition lets through. */
export async function tourIdsWhere({ tx, tenantId }: Where, visible: Prisma.TourWhereInput): Promise<string[]> {
  return (await tx.tour.findMany({ where: { tenantId, AND: [visible] }, select: { id: true } })).map(({ id }) => id);
}
