import type { MediaStatus, PanoramaModel, Prisma, SceneModel } from '@belvedere/db';
import { commonErrors, fail, newId, slugify, type Context, defined } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { thumbnailUrl } from '../panoramas/thumbnail-url.ts';
import type { CreateSceneInput, SceneView } from './schemas.ts';
import { saysPose } from './scene.ts';
import type { SuggestedPose } from './suggested-pose.ts';
import type { SuggestedView } from './suggested-view.ts';

export type SceneRow = SceneModel;

const keyOf = (ctx: Context, id: string) => ({ tenantId_id: { tenantId: ctx.tenantId, id } });

type PanoramaRow = PanoramaModel & { media: { status: MediaStatus; failure: string | null } };

/** A panorama whose file was refused never gets to its tiles: it has failed by its file's words. */
function toPanoramaState({ status, progress, failure, media }: PanoramaRow): NonNullable<SceneView['panorama']> {
  const isRefused = media.status === 'failed' || media.status === 'quarantined';
  return isRefused ? { status: 'failed', progress, failure: media.failure } : { status, progress, failure };
}

function toSceneView(ctx: Context, row: SceneRow, panorama: PanoramaRow | undefined): SceneView {
  return {
    ...row,
    panorama: panorama ? toPanoramaState(panorama) : null,
    thumbnailUrl: panorama?.contentId ? thumbnailUrl(ctx.services, { tenantId: row.tenantId, contentId: panorama.contentId }) : null,
  };
}

/** Views with the state of their panoramas, by one more statement for all of them. */
export async function toSceneViews(ctx: Context, rows: SceneRow[]): Promise<SceneView[]> {
  const mediaIds = rows.flatMap((row) => row.panoramaMediaId ?? []);
  const include = { media: { select: { status: true, failure: true } } };
  const panoramas =
    mediaIds.length > 0 ? await ctx.tx.panorama.findMany({ where: { tenantId: ctx.tenantId, mediaId: { in: mediaIds } }, include }) : [];
  const byMedia = new Map(panoramas.map((panorama) => [panorama.mediaId, panorama]));
  return rows.map((row) => toSceneView(ctx, row, row.panoramaMediaId ? byMedia.get(row.panoramaMediaId) : undefined));
}

export async function findScene(ctx: Context, id: string, options: { removed?: boolean } = {}): Promise<SceneRow> {
  const deletedAt = options.removed ? { not: null } : null;
  // A scene of a removed tour is as gone as the tour.
  const row = await ctx.tx.scene.findFirst({ where: { tenantId: ctx.tenantId, id, deletedAt, tour: { deletedAt: null } } });
  return row ?? fail(toursErrors.scene_not_found);
}

export async function listSceneRows(ctx: Pick<Context, 'tx' | 'tenantId'>, tourId: string): Promise<SceneRow[]> {
  return ctx.tx.scene.findMany({ where: { tenantId: ctx.tenantId, tourId, deletedAt: null }, orderBy: [{ order: 'asc' }, { id: 'asc' }] });
}

/**
 * Adds a scene at the end; the caller holds the tour's lock. One whose maker has said how its camera stood counts as edited: what its file turns
 * out to say must not take the place of a correction of 0 that was meant.
 */
export async function insertScene(ctx: Context, input: CreateSceneInput, order: number): Promise<SceneRow> {
  const { tourId, ...fields } = input;
  const key = await freeKey(ctx, tourId, input.title);
  const version = saysPose(input) ? 2 : 1;
  const place = { tenantId: ctx.tenantId, id: newId(), tourId, key, order, version, createdAt: ctx.now, updatedAt: ctx.now };
  return ctx.tx.scene.create({ data: { ...defined(fields), title: input.title, ...place } });
}

export async function freeKey(ctx: Context, tourId: string, title: string): Promise<string> {
  // Keys stand in addresses and in the manifest, hence plain ASCII.
  const ascii =
    slugify(title, 'scene')
      .replace(/[^a-z0-9-]+/g, '')
      .replace(/^-+/, '')
      .slice(0, 60) || 'scene';
  const taken = new Set(
    (await ctx.tx.scene.findMany({ where: { tenantId: ctx.tenantId, tourId, deletedAt: null }, select: { key: true } })).map(
      (row) => row.key,
    ),
  );
  for (let n = 1; ; n++) {
    const key = n === 1 ? ascii : `${ascii}-${n}`;
    if (!taken.has(key)) return key;
  }
}

export async function updateSceneRow(
  ctx: Context,
  at: { id: string; version: number },
  data: Prisma.SceneUncheckedUpdateManyInput,
): Promise<SceneRow> {
  const { count } = await ctx.tx.scene.updateMany({
    where: { tenantId: ctx.tenantId, id: at.id, version: at.version },
    data: { ...data, version: { increment: 1 }, updatedAt: ctx.now },
  });
  if (count === 0) fail(commonErrors.conflict);
  return ctx.tx.scene.findUniqueOrThrow({ where: keyOf(ctx, at.id) });
}

/** Numbers scenes 0, 1, 2 … in the given order, by one statement. */
export async function writeOrder(ctx: Context, sceneIds: readonly string[]): Promise<void> {
  await ctx.tx.$executeRaw`
    UPDATE scenes SET "order" = wanted.position - 1, updated_at = ${ctx.now}
    FROM unnest(${sceneIds as string[]}::uuid[]) WITH ORDINALITY AS wanted (id, position)
    WHERE scenes.tenant_id = ${ctx.tenantId}::uuid AND scenes.id = wanted.id AND scenes."order" <> wanted.position - 1`;
}

/** Gives scenes that nobody has edited the first view and the correction that their panorama turned out to name. */
export async function suggestToScenes(
  ctx: Context,
  mediaId: string,
  { view, pose }: { view: SuggestedView | undefined; pose: SuggestedPose | undefined },
): Promise<void> {
  const rows = await ctx.tx.scene.findMany({ where: { tenantId: ctx.tenantId, panoramaMediaId: mediaId, version: 1 } });
  for (const row of rows) {
    const isUnseen = row.initialViewAngle === 0 && row.initialPitch === 0 && row.initialZoom === 1;
    const isLevel = row.horizonPitch === 0 && row.horizonRoll === 0 && row.northOffset === 0;
    const change = { ...(isUnseen && view), ...(isLevel && pose) };
    if (Object.keys(change).length === 0) continue;
    const where = { tenantId: ctx.tenantId, id: row.id, version: 1 };
    await ctx.tx.scene.updateMany({ where, data: { ...change, version: 2, updatedAt: ctx.now } });
  }
}
