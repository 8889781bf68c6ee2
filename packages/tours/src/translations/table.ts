import { Prisma, type HotspotTranslationModel, type SceneTranslationModel, type TourTranslationModel } from '@belvedere/db';
import { newId, type Context } from '@belvedere/kernel';
import type { z } from 'zod';
import { contentOf } from '../hotspots/hotspot.ts';
import { defined } from '../tours/table.ts';
import type { hotspotTranslationView, setHotspotTranslationInput, setSceneTranslationInput, setTourTranslationInput } from './schemas.ts';

export async function upsertTourTranslation(ctx: Context, input: z.output<typeof setTourTranslationInput>): Promise<TourTranslationModel> {
  const { tourId, language, ...texts } = input;
  const { tenantId, now } = ctx;
  return ctx.tx.tourTranslation.upsert({
    where: { tenantId_tourId_language: { tenantId, tourId, language } },
    create: { tenantId, id: newId(), tourId, language, ...defined(texts), createdAt: now, updatedAt: now },
    update: { ...defined(texts), updatedAt: now },
  });
}

export async function upsertSceneTranslation(
  ctx: Context,
  input: z.output<typeof setSceneTranslationInput>,
): Promise<SceneTranslationModel> {
  const { sceneId, language, ...texts } = input;
  const { tenantId, now } = ctx;
  return ctx.tx.sceneTranslation.upsert({
    where: { tenantId_sceneId_language: { tenantId, sceneId, language } },
    create: { tenantId, id: newId(), sceneId, language, ...defined(texts), createdAt: now, updatedAt: now },
    update: { ...defined(texts), updatedAt: now },
  });
}

export async function upsertHotspotTranslation(
  ctx: Context,
  input: z.output<typeof setHotspotTranslationInput>,
): Promise<HotspotTranslationModel> {
  const { hotspotId, language, content, ...texts } = input;
  const { tenantId, now } = ctx;
  const data = { ...defined(texts), ...(content !== undefined && { content: content ?? Prisma.DbNull }) };
  return ctx.tx.hotspotTranslation.upsert({
    where: { tenantId_hotspotId_language: { tenantId, hotspotId, language } },
    create: { tenantId, id: newId(), hotspotId, language, ...data, createdAt: now, updatedAt: now },
    update: { ...data, updatedAt: now },
  });
}

export function toHotspotTranslationView(row: HotspotTranslationModel): z.input<typeof hotspotTranslationView> {
  return { ...row, content: row.content === null ? null : contentOf(row) };
}

/** Every translation of what is in a tour. */
export async function findTranslations(
  ctx: Context,
  tourId: string,
): Promise<{ tour: TourTranslationModel[]; scenes: SceneTranslationModel[]; hotspots: HotspotTranslationModel[] }> {
  const { tenantId, tx } = ctx;
  return {
    tour: await tx.tourTranslation.findMany({ where: { tenantId, tourId }, orderBy: { language: 'asc' } }),
    scenes: await tx.sceneTranslation.findMany({ where: { tenantId, scene: { tourId, deletedAt: null } } }),
    hotspots: await tx.hotspotTranslation.findMany({
      where: { tenantId, hotspot: { tourId, deletedAt: null, scene: { deletedAt: null } } },
    }),
  };
}

export async function countTexts(ctx: Context, tourId: string): Promise<number> {
  const { tenantId, tx } = ctx;
  const scenes = await tx.scene.findMany({ where: { tenantId, tourId, deletedAt: null }, select: { description: true } });
  const hotspots = await tx.hotspot.findMany({
    where: { tenantId, tourId, deletedAt: null, scene: { deletedAt: null } },
    select: { description: true },
  });
  const tour = await tx.tour.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id: tourId } }, select: { description: true } });
  return [tour, ...scenes, ...hotspots].reduce((sum, row) => sum + 1 + (row.description ? 1 : 0), 0);
}

export async function deleteTranslations(ctx: Context, at: { tourId: string; language: string }): Promise<number> {
  const { tenantId, tx } = ctx;
  const { tourId, language } = at;
  const tour = await tx.tourTranslation.deleteMany({ where: { tenantId, tourId, language } });
  const scenes = await tx.sceneTranslation.deleteMany({ where: { tenantId, language, scene: { tourId } } });
  const hotspots = await tx.hotspotTranslation.deleteMany({ where: { tenantId, language, hotspot: { tourId } } });
  return tour.count + scenes.count + hotspots.count;
}
