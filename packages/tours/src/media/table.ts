import type { MediaFileModel } from '@belvedere/db';
import type { Context } from '@belvedere/kernel';
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
