import { z } from 'zod';

/** What an attached file is for. */
export const ATTACHMENT_ROLES = ['gallery', 'narration', 'background', 'document'] as const;

const role = z.enum(ATTACHMENT_ROLES);
const files = z.array(z.uuid()).max(100);

export const sceneMediaInput = z.strictObject({ sceneId: z.uuid(), mediaId: z.uuid(), role });
export const reorderSceneMediaInput = z.strictObject({ sceneId: z.uuid(), role, mediaIds: files });
export const listSceneMediaInput = z.strictObject({ sceneId: z.uuid() });
export const hotspotMediaInput = z.strictObject({ hotspotId: z.uuid(), mediaId: z.uuid(), role });
export const reorderHotspotMediaInput = z.strictObject({ hotspotId: z.uuid(), role, mediaIds: files });
export const listHotspotMediaInput = z.strictObject({ hotspotId: z.uuid() });

export const attachmentList = z
  .object({ items: z.array(z.object({ mediaId: z.uuid(), role, order: z.int() })) })
  .meta({ id: 'AttachmentList' });

export type AttachmentRole = (typeof ATTACHMENT_ROLES)[number];
export type AttachmentList = z.infer<typeof attachmentList>;
