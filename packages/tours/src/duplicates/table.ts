import type { HotspotModel, Prisma, SceneModel } from '@belvedere/db';
import { newId, type Context } from '@belvedere/kernel';
import { areaOf } from '../hotspots/hotspot.ts';
import { withArea } from '../hotspots/table.ts';

type Json = Prisma.InputJsonValue;

/** Old ids to new ones. */
export type Ids = ReadonlyMap<string, string>;

/** What a copy is put into. */
export interface Place {
  tourId: string;
  /** Ids of the copied scenes by those of their originals; a hotspot that leads elsewhere keeps its way. */
  scenes: Ids;
}

function copyOf(ids: Ids, original: string): string {
  const copy = ids.get(original);
  if (copy === undefined) throw new Error('A part of something that is not copied was met while copying.');
  return copy;
}

const stamps = ({ now }: Context) => ({ createdAt: now, updatedAt: now, version: 1, deletedAt: null });

/** Copies of scenes at the orders and with the keys that are given. */
export async function copyScenes(ctx: Context, scenes: readonly SceneModel[], place: Place): Promise<void> {
  await ctx.tx.scene.createMany({
    data: scenes.map((scene) => ({ ...scene, ...stamps(ctx), id: copyOf(place.scenes, scene.id), tourId: place.tourId })),
  });
}

/** Copies of what hangs on scenes: files, translations, hotspots with theirs. @returns how many hotspots. */
export async function copyParts(ctx: Context, place: Place): Promise<number> {
  const { tenantId, tx, now } = ctx;
  const from = [...place.scenes.keys()];
  const media = await tx.sceneMedia.findMany({ where: { tenantId, sceneId: { in: from } } });
  await tx.sceneMedia.createMany({
    data: media.map((row) => ({ ...row, id: newId(), sceneId: copyOf(place.scenes, row.sceneId), createdAt: now })),
  });
  const translations = await tx.sceneTranslation.findMany({ where: { tenantId, sceneId: { in: from } } });
  await tx.sceneTranslation.createMany({
    data: translations.map((row) => ({ ...row, id: newId(), sceneId: copyOf(place.scenes, row.sceneId), createdAt: now, updatedAt: now })),
  });
  const hotspots = await tx.hotspot.findMany({ where: { tenantId, sceneId: { in: from }, deletedAt: null } });
  const ids = new Map(hotspots.map(({ id }) => [id, newId()]));
  await tx.hotspot.createMany({ data: hotspots.map((row) => toCopy(ctx, row, { ...place, id: copyOf(ids, row.id) })) });
  await copyHotspotParts(ctx, ids);
  return hotspots.length;
}

function toCopy(ctx: Context, row: HotspotModel, { id, tourId, scenes }: Place & { id: string }): Prisma.HotspotCreateManyInput {
  const isSameTour = row.tourId === tourId;
  const target = row.targetSceneId === null ? null : (scenes.get(row.targetSceneId) ?? (isSameTour ? row.targetSceneId : null));
  const written = withArea({ ...row, area: areaOf(row), content: row.content as Json });
  return { ...written, ...stamps(ctx), id, tourId, sceneId: copyOf(scenes, row.sceneId), targetSceneId: target };
}

async function copyHotspotParts(ctx: Context, ids: Ids): Promise<void> {
  const { tenantId, tx, now } = ctx;
  const from = [...ids.keys()];
  const media = await tx.hotspotMedia.findMany({ where: { tenantId, hotspotId: { in: from } } });
  await tx.hotspotMedia.createMany({
    data: media.map((row) => ({ ...row, id: newId(), hotspotId: copyOf(ids, row.hotspotId), createdAt: now })),
  });
  const translations = await tx.hotspotTranslation.findMany({ where: { tenantId, hotspotId: { in: from } } });
  await tx.hotspotTranslation.createMany({
    data: translations.map(({ content, ...row }) => ({
      ...row,
      id: newId(),
      hotspotId: copyOf(ids, row.hotspotId),
      createdAt: now,
      updatedAt: now,
      ...(content !== null && { content }),
    })),
  });
}

export async function copyTourTranslations(ctx: Context, fromTourId: string, toTourId: string): Promise<void> {
  const { tenantId, tx, now } = ctx;
  const rows = await tx.tourTranslation.findMany({ where: { tenantId, tourId: fromTourId } });
  await tx.tourTranslation.createMany({
    data: rows.map((row) => ({ ...row, id: newId(), tourId: toTourId, createdAt: now, updatedAt: now })),
  });
}

/** Holds the files that a tour shows, so that none of them can be removed while a copy begins to show it too. */
export async function holdMediaOf(ctx: Context, sceneIds: readonly string[]): Promise<void> {
  if (sceneIds.length === 0) return;
  await ctx.tx.$executeRaw`
    SELECT 1 FROM media_files m WHERE m.tenant_id = ${ctx.tenantId}::uuid AND m.id IN (
      SELECT panorama_media_id FROM scenes WHERE tenant_id = ${ctx.tenantId}::uuid AND id = ANY (${sceneIds}::uuid[])
      UNION SELECT source_media_id FROM scenes WHERE tenant_id = ${ctx.tenantId}::uuid AND id = ANY (${sceneIds}::uuid[])
      UNION SELECT media_id FROM scene_media WHERE tenant_id = ${ctx.tenantId}::uuid AND scene_id = ANY (${sceneIds}::uuid[])
    ) ORDER BY m.id FOR SHARE`;
}
