import { buffer } from 'node:stream/consumers';
import type { Services } from '@belvedere/kernel';
import { safeImage } from '@belvedere/kernel/image';
import { parseStorageKey } from '@belvedere/kernel/storage';

const SIDE = 256;

/**
 * Where the small square of a picture lies. It is made of the thumbnail when it is asked for the first time, for few pictures are anybody's avatar;
 * it lies beside the other forms, and goes with them. Made twice at once it is the same bytes.
 */
export async function avatarForm({ storage }: Pick<Services, 'storage'>, tenantId: string, thumbnailPath: string): Promise<string> {
  const path = `${thumbnailPath.slice(0, thumbnailPath.lastIndexOf('/'))}/avatar.webp`;
  const key = parseStorageKey(tenantId, path);
  if (await storage.head(key)) return path;
  const thumbnail = await buffer((await storage.get(parseStorageKey(tenantId, thumbnailPath))).body);
  const [square] = await safeImage(thumbnail, [{ format: 'webp', square: SIDE }]);
  if (square) await storage.put(key, square.bytes, { mimeType: square.mimeType, immutable: true });
  return path;
}
