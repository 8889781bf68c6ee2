import {
  Prisma,
  type HotspotModel,
  type HotspotTranslationModel,
  type SceneModel,
  type SceneTranslationModel,
  type TourTranslationModel,
} from '@belvedere/db';
import { callerId, newId, type Context, defined } from '@belvedere/kernel';
import type { z } from 'zod';
import { contentOf } from '../hotspots/hotspot.ts';
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
  await tx.translationSegment.deleteMany({ where: { tenantId, tourId, language } });
  return tour.count + scenes.count + hotspots.count;
}

/** Scenes and hotspots whose texts are part of a tour, in their order. */
export async function findTexts(ctx: Context, tourId: string): Promise<{ scenes: SceneModel[]; hotspots: HotspotModel[] }> {
  const where = { tenantId: ctx.tenantId, tourId, deletedAt: null };
  return {
    scenes: await ctx.tx.scene.findMany({ where, orderBy: [{ order: 'asc' }, { id: 'asc' }] }),
    hotspots: await ctx.tx.hotspot.findMany({
      where: { ...where, scene: { deletedAt: null } },
      orderBy: [{ order: 'asc' }, { id: 'asc' }],
    }),
  };
}

/** Hotspots with what is said of them in a language. */
export async function findHotspotsWith(
  ctx: Context,
  ids: string[],
  language: string,
): Promise<(HotspotModel & { translation: HotspotTranslationModel | undefined })[]> {
  const { tenantId, tx } = ctx;
  const rows = await tx.hotspot.findMany({ where: { tenantId, id: { in: ids } }, include: { translations: { where: { language } } } });
  return rows.map(({ translations, ...row }) => ({ ...row, translation: translations[0] }));
}

export const DRAFT_ORIGINS = ['human', 'machine'] as const;
export type DraftOrigin = (typeof DRAFT_ORIGINS)[number];

/** What is known of a segment besides its words: of which source they were made, and what waits for approval. */
export interface SegmentNote {
  approvedHash: string | null;
  draft: string | null;
  draftHash: string | null;
  origin: DraftOrigin | null;
}

interface Spoken {
  tourId: string;
  language: string;
}

export async function findNotes(ctx: Context, at: Spoken): Promise<Map<string, SegmentNote>> {
  const rows = await ctx.tx.translationSegment.findMany({ where: { tenantId: ctx.tenantId, ...at } });
  return new Map(
    rows.map(({ key, approvedHash, draft, draftHash, draftOrigin }) => [key, { approvedHash, draft, draftHash, origin: draftOrigin }]),
  );
}

/** Languages in which anything of a tour is said or drafted. */
export async function listLanguages(ctx: Context, tourId: string): Promise<string[]> {
  const found = await findTranslations(ctx, tourId);
  const drafted = await ctx.tx.translationSegment.findMany({
    where: { tenantId: ctx.tenantId, tourId },
    select: { language: true },
    distinct: ['language'],
  });
  return [...new Set([...found.tour, ...found.scenes, ...found.hotspots, ...drafted].map((row) => row.language))].toSorted();
}

/** Writes down of which words approved texts were made; a draft of theirs is settled by that. */
export async function noteApproved(ctx: Context, at: Spoken, segments: readonly { key: string; hash: string }[]): Promise<void> {
  await ctx.tx.$executeRaw`
    INSERT INTO translation_segments (tenant_id, tour_id, language, key, approved_hash, updated_at, updated_by_id)
    SELECT ${ctx.tenantId}::uuid, ${at.tourId}::uuid, ${at.language}, key, hash, ${ctx.now}, ${callerId(ctx)}::uuid
    FROM unnest(${segments.map(({ key }) => key)}::text[], ${segments.map(({ hash }) => hash)}::text[]) AS said (key, hash)
    ON CONFLICT (tenant_id, tour_id, language, key) DO UPDATE
    SET approved_hash = excluded.approved_hash, draft = NULL, draft_hash = NULL, draft_origin = NULL,
        updated_at = excluded.updated_at, updated_by_id = excluded.updated_by_id`;
}

export async function noteDrafts(
  ctx: Context,
  at: Spoken,
  drafts: readonly { key: string; text: string; hash: string; origin: DraftOrigin }[],
): Promise<void> {
  const of = (pick: 'key' | 'text' | 'hash' | 'origin') => drafts.map((draft): string => draft[pick]);
  await ctx.tx.$executeRaw`
    INSERT INTO translation_segments (tenant_id, tour_id, language, key, draft, draft_hash, draft_origin, updated_at, updated_by_id)
    SELECT ${ctx.tenantId}::uuid, ${at.tourId}::uuid, ${at.language}, key, draft, hash, origin::draft_origin, ${ctx.now}, ${callerId(ctx)}::uuid
    FROM unnest(${of('key')}::text[], ${of('text')}::text[], ${of('hash')}::text[], ${of('origin')}::text[]) AS said (key, draft, hash, origin)
    ON CONFLICT (tenant_id, tour_id, language, key) DO UPDATE
    SET draft = excluded.draft, draft_hash = excluded.draft_hash, draft_origin = excluded.draft_origin,
        updated_at = excluded.updated_at, updated_by_id = excluded.updated_by_id`;
}

/** @returns how many drafts there were. */
export async function clearDrafts(ctx: Context, at: Spoken, keys: readonly string[] | undefined): Promise<number> {
  const { count } = await ctx.tx.translationSegment.updateMany({
    where: { tenantId: ctx.tenantId, ...at, draft: { not: null }, ...(keys && { key: { in: [...keys] } }) },
    data: { draft: null, draftHash: null, draftOrigin: null, updatedAt: ctx.now, updatedById: callerId(ctx) },
  });
  return count;
}
