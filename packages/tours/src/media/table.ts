import type { MediaFileModel } from '@belvedere/db';
import type { Context } from '@belvedere/kernel';
import { mediaAssetKey, type MediaUse, type UsedFile } from '@belvedere/platform';
import type { AttachmentList, AttachmentRole } from './schemas.ts';

/** A media file that is ready to be used, or null. */
export async function findReadyMedia(ctx: Context, id: string): Promise<MediaFileModel | null> {
  return ctx.tx.mediaFile.findFirst({ where: { tenantId: ctx.tenantId, id, status: 'ready', deletedAt: null } });
}

/** Where attachments of one thing lie. */
export interface AttachmentTable {
  list(): Promise<AttachmentList['items']>;
  insert(row: AttachmentList['items'][number] & { id: string }): Promise<void>;
  remove(file: { mediaId: string; role: AttachmentRole }): Promise<boolean>;
  writeOrder(role: AttachmentRole, mediaIds: string[]): Promise<void>;
}

const BY_ORDER = [{ mediaType: 'asc' as const }, { order: 'asc' as const }];
const toItem = (row: { mediaId: string; mediaType: string; order: number }) => ({
  mediaId: row.mediaId,
  role: row.mediaType as AttachmentRole,
  order: row.order,
});

/** Files of a scene; the caller holds the tour's lock where it writes. */
export function sceneAttachments({ tx, tenantId, now }: Context, sceneId: string): AttachmentTable {
  const at = { tenantId, sceneId };
  return {
    list: async () => (await tx.sceneMedia.findMany({ where: at, orderBy: BY_ORDER })).map(toItem),
    insert: async ({ id, mediaId, role, order }) =>
      void (await tx.sceneMedia.create({ data: { ...at, id, mediaId, mediaType: role, order, createdAt: now } })),
    remove: async ({ mediaId, role }) => (await tx.sceneMedia.deleteMany({ where: { ...at, mediaId, mediaType: role } })).count > 0,
    async writeOrder(mediaType, mediaIds) {
      for (const [order, mediaId] of mediaIds.entries())
        await tx.sceneMedia.updateMany({ where: { ...at, mediaType, mediaId }, data: { order } });
    },
  };
}

/** Files of a hotspot; the caller holds the tour's lock where it writes. */
export function hotspotAttachments({ tx, tenantId, now }: Context, hotspotId: string): AttachmentTable {
  const at = { tenantId, hotspotId };
  return {
    list: async () => (await tx.hotspotMedia.findMany({ where: at, orderBy: BY_ORDER })).map(toItem),
    insert: async ({ id, mediaId, role, order }) =>
      void (await tx.hotspotMedia.create({ data: { ...at, id, mediaId, mediaType: role, order, createdAt: now } })),
    remove: async ({ mediaId, role }) => (await tx.hotspotMedia.deleteMany({ where: { ...at, mediaId, mediaType: role } })).count > 0,
    async writeOrder(mediaType, mediaIds) {
      for (const [order, mediaId] of mediaIds.entries())
        await tx.hotspotMedia.updateMany({ where: { ...at, mediaType, mediaId }, data: { order } });
    },
  };
}

/**
 * Who uses a file. A version needs only the former contents: it doesn't keep a file from being removed. A content is JSON that names files by their ids; a live tour names the contents that it shows. Things that are removed count
 * too, for they can be restored.
 */
export async function findMediaUses(ctx: Context, { mediaId, contentIds }: UsedFile, limit: number): Promise<MediaUse[]> {
  const { tenantId } = ctx;
  const shown = contentIds.map((contentId) => `${mediaAssetKey(contentId, 'original').slice(0, -'original'.length)}%`);
  return ctx.tx.$queryRaw<MediaUse[]>`
    SELECT DISTINCT * FROM (
      SELECT 'scene' AS type, id::text, 'panorama' AS role, title FROM scenes
        WHERE tenant_id = ${tenantId}::uuid AND panorama_media_id = ${mediaId}::uuid
      UNION ALL SELECT 'scene', id::text, 'source', title FROM scenes
        WHERE tenant_id = ${tenantId}::uuid AND source_media_id = ${mediaId}::uuid
      UNION ALL SELECT 'scene', s.id::text, m.media_type, s.title FROM scene_media m
        JOIN scenes s ON s.tenant_id = m.tenant_id AND s.id = m.scene_id
        WHERE m.tenant_id = ${tenantId}::uuid AND m.media_id = ${mediaId}::uuid
      UNION ALL SELECT 'hotspot', h.id::text, m.media_type, h.title FROM hotspot_media m
        JOIN hotspots h ON h.tenant_id = m.tenant_id AND h.id = m.hotspot_id
        WHERE m.tenant_id = ${tenantId}::uuid AND m.media_id = ${mediaId}::uuid
      UNION ALL SELECT 'hotspot', id::text, 'content', title FROM hotspots
        WHERE tenant_id = ${tenantId}::uuid AND strpos(content::text, ${mediaId}) > 0
      UNION ALL SELECT 'hotspot', h.id::text, 'content', h.title FROM hotspot_translations t
        JOIN hotspots h ON h.tenant_id = t.tenant_id AND h.id = t.hotspot_id
        WHERE t.tenant_id = ${tenantId}::uuid AND strpos(t.content::text, ${mediaId}) > 0
      UNION ALL SELECT 'tour', id::text, 'nadir', title FROM tours
        WHERE tenant_id = ${tenantId}::uuid AND nadir_media_id = ${mediaId}::uuid
      UNION ALL SELECT 'floor_plan', id::text, 'picture', name FROM floor_plans
        WHERE tenant_id = ${tenantId}::uuid AND media_id = ${mediaId}::uuid
      UNION ALL SELECT 'guided_step', g.id::text, 'narration', s.title FROM guided_steps g
        JOIN scenes s ON s.tenant_id = g.tenant_id AND s.id = g.scene_id
        WHERE g.tenant_id = ${tenantId}::uuid AND g.narration_media_id = ${mediaId}::uuid
      UNION ALL SELECT 'guided_step', g.id::text, 'narration', s.title FROM guided_step_translations t
        JOIN guided_steps g ON g.tenant_id = t.tenant_id AND g.id = t.step_id
        JOIN scenes s ON s.tenant_id = g.tenant_id AND s.id = g.scene_id
        WHERE t.tenant_id = ${tenantId}::uuid AND t.narration_media_id = ${mediaId}::uuid
      UNION ALL SELECT 'published_tour', a.tour_id::text, a.asset_key, t.title FROM published_assets a
        JOIN tours t ON t.tenant_id = a.tenant_id AND t.id = a.tour_id
        WHERE a.tenant_id = ${tenantId}::uuid AND a.asset_key LIKE ANY (${shown}::text[])
      UNION ALL SELECT 'published_tour', a.tour_id::text, a.asset_key, t.title FROM published_assets a
        JOIN tours t ON t.tenant_id = a.tenant_id AND t.id = a.tour_id
        JOIN panoramas p ON p.tenant_id = a.tenant_id AND a.asset_key = 'panorama/' || p.content_id
        WHERE a.tenant_id = ${tenantId}::uuid AND p.media_id = ${mediaId}::uuid
      UNION ALL SELECT 'tour_version', v.id::text, 'shown', t.title FROM media_files m
        JOIN tour_versions v ON v.tenant_id = m.tenant_id
          AND EXISTS (SELECT FROM jsonb_each_text(v.contents) shown WHERE shown.value = coalesce(m.content_id, m.id)::text)
        JOIN tours t ON t.tenant_id = v.tenant_id AND t.id = v.tour_id
        WHERE m.tenant_id = ${tenantId}::uuid AND m.id = ${mediaId}::uuid AND m.superseded_by_id IS NOT NULL
    ) uses ORDER BY type, id, role LIMIT ${limit}`;
}

/** Takes files for this transaction, always in the same order. */
export async function lockMediaRows(ctx: Context, mediaIds: readonly string[]): Promise<void> {
  await ctx.tx.$executeRaw`
    SELECT 1 FROM media_files WHERE tenant_id = ${ctx.tenantId}::uuid AND id = ANY (${[...mediaIds]}::uuid[]) ORDER BY id FOR UPDATE`;
}
