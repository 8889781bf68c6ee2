import type { Context } from '@belvedere/kernel';
import { mediaOf, readContent } from '../hotspots/hotspot.ts';
import { findCheckedLinks } from '../link-checks/table.ts';
import { readyPanoramas } from '../panoramas/table.ts';
import { readPlans } from '../plans/table.ts';
import { listSceneRows } from '../scenes/table.ts';
import { readSteps } from '../steps/table.ts';
import type { TourRow } from '../tours/table.ts';
import type { CompiledTour } from './encode-manifest.ts';
import { externalLinks } from './external-links.ts';
import { toListing } from './listing.ts';
import type { TourGraph } from './tour-graph.ts';

/** Wakes every server process, so that it forgets what it keeps of a tenant. */
export const PUBLISHED_CHANNEL = 'published';

export async function loadTourGraph(ctx: Pick<Context, 'tx' | 'tenantId'>, tour: TourRow): Promise<TourGraph> {
  const { tx, tenantId } = ctx;
  const scenes = await listSceneRows(ctx, tour.id);
  const sceneIds = scenes.map((scene) => scene.id);
  const hotspots = await tx.hotspot.findMany({
    where: { tenantId, sceneId: { in: sceneIds }, deletedAt: null },
    orderBy: [{ order: 'asc' }, { id: 'asc' }],
  });
  const hotspotIds = hotspots.map((hotspot) => hotspot.id);
  const sceneMedia = await tx.sceneMedia.findMany({
    where: { tenantId, sceneId: { in: sceneIds } },
    orderBy: [{ order: 'asc' }, { id: 'asc' }],
  });
  const hotspotTranslations = await tx.hotspotTranslation.findMany({ where: { tenantId, hotspotId: { in: hotspotIds } } });
  const contents = [...hotspots, ...hotspotTranslations].flatMap((row) => readContent(row) ?? []);
  const plans = await readPlans(ctx, tour.id);
  const steps = await readSteps(ctx, tour.id);
  const narrations = steps.flatMap((step) => [step, ...step.translations]).flatMap(({ narrationMediaId }) => narrationMediaId ?? []);
  const shown = [...sceneMedia, ...plans].map(({ mediaId }) => mediaId);
  const pointedAt = [tour.nadirMediaId, ...scenes.map(({ sourceMediaId }) => sourceMediaId)].filter((id) => id !== null);
  const mediaIds = [...shown, ...pointedAt, ...narrations, ...contents.flatMap(mediaOf)];
  const media = await tx.mediaFile.findMany({ where: { tenantId, id: { in: mediaIds }, status: 'ready', deletedAt: null } });
  const panoramas = await readyPanoramas(
    ctx,
    scenes.flatMap((scene) => scene.panoramaMediaId ?? []),
  );
  return {
    tenant: await tx.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { id: true, slug: true, name: true } }),
    tour,
    scenes,
    hotspots,
    panoramas,
    media: new Map(media.map((file) => [file.id, file])),
    sceneMedia,
    tourTranslations: await tx.tourTranslation.findMany({ where: { tenantId, tourId: tour.id }, orderBy: { language: 'asc' } }),
    sceneTranslations: await tx.sceneTranslation.findMany({ where: { tenantId, sceneId: { in: sceneIds } } }),
    hotspotTranslations,
    plans,
    steps,
    linkChecks: await findCheckedLinks(
      ctx,
      externalLinks({ hotspots, hotspotTranslations }).map(({ url }) => url),
    ),
  };
}

/** Puts a compiled tour live: document, address and what visitors may load change together or not at all. */
export async function writePublication(ctx: Context, tour: TourRow, compiled: CompiledTour): Promise<void> {
  const { tx, tenantId } = ctx;
  const at = { tenantId, tourId: tour.id };
  await tx.tourDocument.createMany({
    data: { tenantId, hash: compiled.hash, tourId: tour.id, size: compiled.size, brotli: compiled.brotli, createdAt: ctx.now },
    skipDuplicates: true,
  });
  const live = {
    slug: tour.slug,
    hash: compiled.hash,
    listing: toListing(compiled.manifest),
    visibility: tour.visibility,
    updatedAt: ctx.now,
  };
  await tx.tourPublication.upsert({ where: { tenantId_tourId: at }, create: { ...at, ...live, publishedAt: ctx.now }, update: live });
  await tx.publishedAsset.deleteMany({ where: at });
  await tx.publishedAsset.createMany({ data: compiled.assets.map((assetKey) => ({ ...at, assetKey })) });
  await announce(ctx);
}

/** Opens what is live to others or closes it, without compiling it anew. */
export async function setVisibility(ctx: Context, tourId: string, visibility: TourRow['visibility']): Promise<void> {
  const where = { tenantId: ctx.tenantId, tourId };
  const { count } = await ctx.tx.tourPublication.updateMany({ where, data: { visibility, updatedAt: ctx.now } });
  if (count > 0) await announce(ctx);
}

/** Takes a tour from the public at once. @returns whether it was live. */
export async function removePublication(ctx: Context, tourId: string): Promise<boolean> {
  const { count } = await ctx.tx.tourPublication.deleteMany({ where: { tenantId: ctx.tenantId, tourId } });
  if (count > 0) await announce(ctx);
  return count > 0;
}

/** Tells every process that what visitors may see of this tenant has changed; heard when the transaction commits. */
export async function announce(ctx: Context): Promise<void> {
  await ctx.tx.$executeRaw`SELECT pg_notify(${PUBLISHED_CHANNEL}, ${ctx.tenantId})`;
}
