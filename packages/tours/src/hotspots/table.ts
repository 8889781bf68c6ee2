import { Prisma, type HotspotModel } from '@belvedere/db';
import { commonErrors, fail, newId, type Context } from '@belvedere/kernel';
import type { HotspotArea, Vector3 } from '@belvedere/manifest';
import { toursErrors } from '../errors.ts';
import { areaOf, contentOf, toDirection } from './hotspot.ts';
import type { HotspotView } from './schemas.ts';

export type HotspotRow = HotspotModel;

const keyOf = (ctx: Context, id: string) => ({ tenantId_id: { tenantId: ctx.tenantId, id } });

function toHotspotView(row: HotspotRow, liveScenes: ReadonlySet<string>): HotspotView {
  return {
    ...row,
    ...toDirection(row),
    content: contentOf(row),
    area: areaOf(row),
    animationType: row.animationType as HotspotView['animationType'],
    targetMissing: row.targetSceneId !== null && !liveScenes.has(row.targetSceneId),
  };
}

export async function toHotspotViews(ctx: Context, rows: HotspotRow[]): Promise<HotspotView[]> {
  const targets = rows.flatMap((row) => row.targetSceneId ?? []);
  const live =
    targets.length > 0
      ? await ctx.tx.scene.findMany({ where: { tenantId: ctx.tenantId, id: { in: targets }, deletedAt: null }, select: { id: true } })
      : [];
  const ids = new Set(live.map((scene) => scene.id));
  return rows.map((row) => toHotspotView(row, ids));
}

export async function findHotspot(ctx: Context, id: string, options: { removed?: boolean } = {}): Promise<HotspotRow> {
  const deletedAt = options.removed ? { not: null } : null;
  const scene = { deletedAt: null, tour: { deletedAt: null } };
  const row = await ctx.tx.hotspot.findFirst({ where: { tenantId: ctx.tenantId, id, deletedAt, scene } });
  return row ?? fail(toursErrors.hotspot_not_found);
}

export async function listHotspotRows(ctx: Context, sceneId: string): Promise<HotspotRow[]> {
  return ctx.tx.hotspot.findMany({
    where: { tenantId: ctx.tenantId, sceneId, deletedAt: null },
    orderBy: [{ order: 'asc' }, { id: 'asc' }],
  });
}

type Fields = Omit<Prisma.HotspotUncheckedCreateInput, 'tenantId' | 'id' | 'positionX' | 'positionY' | 'positionZ' | 'order'>;

export async function insertHotspot(ctx: Context, fields: Fields, position: Vector3): Promise<HotspotRow> {
  const order = await ctx.tx.hotspot.count({ where: { tenantId: ctx.tenantId, sceneId: fields.sceneId, deletedAt: null } });
  return ctx.tx.hotspot.create({
    data: { ...fields, ...columnsOf(position), tenantId: ctx.tenantId, id: newId(), order, createdAt: ctx.now, updatedAt: ctx.now },
  });
}

/** Prisma tells a column without a value from the JSON value `null`. */
export function withArea<T extends { area?: HotspotArea | null | undefined }>(fields: T) {
  const { area, ...rest } = fields;
  return { ...rest, ...(area !== undefined && { area: area ?? Prisma.DbNull }) };
}

export function columnsOf({ x, y, z }: Vector3): { positionX: number; positionY: number; positionZ: number } {
  return { positionX: x, positionY: y, positionZ: z };
}

export async function updateHotspotRow(
  ctx: Context,
  at: { id: string; version: number },
  data: Prisma.HotspotUncheckedUpdateManyInput,
): Promise<HotspotRow> {
  const { count } = await ctx.tx.hotspot.updateMany({
    where: { tenantId: ctx.tenantId, id: at.id, version: at.version },
    data: { ...data, version: { increment: 1 }, updatedAt: ctx.now },
  });
  if (count === 0) fail(commonErrors.conflict);
  return ctx.tx.hotspot.findUniqueOrThrow({ where: keyOf(ctx, at.id) });
}

/** Hides the hotspots of a scene with the scene's own time, by which a restore knows them again. */
export async function hideHotspotsOf(ctx: Context, sceneId: string): Promise<void> {
  await ctx.tx.hotspot.updateMany({
    where: { tenantId: ctx.tenantId, sceneId, deletedAt: null },
    data: { deletedAt: ctx.now, updatedAt: ctx.now },
  });
}

export async function restoreHotspotsOf(ctx: Context, sceneId: string, hiddenAt: Date): Promise<void> {
  await ctx.tx.hotspot.updateMany({
    where: { tenantId: ctx.tenantId, sceneId, deletedAt: hiddenAt },
    data: { deletedAt: null, updatedAt: ctx.now },
  });
}
