import type { Context } from '@belvedere/kernel';
import { signMediaUrl } from '../../media/sign-media-url.ts';
import { findAvatars } from './table.ts';

/** The pictures by which people are known in this tenant, as addresses that hold for one to two hours; of members alone, and only what can be shown. */
export async function avatarsOf({ tx, tenantId, services }: Context, userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const contents = await findAvatars(tx, tenantId, userIds);
  return new Map([...contents].map(([userId, mediaId]) => [userId, signMediaUrl(services, { tenantId, mediaId, variant: 'avatar' }).url]));
}
