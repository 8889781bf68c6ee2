import type { Services } from '@belvedere/kernel';
import { mediaKeys } from './media-keys.ts';

/** Removes the parts of an upload. They are of no use any more, so that a failure is only noted. */
export async function discardParts({ storage, log }: Services, tenantId: string, mediaId: string): Promise<void> {
  try {
    for await (const { key } of storage.list(mediaKeys(tenantId, mediaId).parts)) await storage.delete(key);
  } catch (error) {
    log.warn({ error, media_id: mediaId }, 'parts of an upload were left behind');
  }
}
