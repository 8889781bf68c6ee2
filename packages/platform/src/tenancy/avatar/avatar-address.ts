import type { Services } from '@belvedere/kernel';
import { mediaPath } from '../../media/media-path.ts';
import { signMediaUrl } from '../../media/sign-media-url.ts';

/** What an account keeps of its picture: the address without a signature. It begins with whose file it is. */
export function avatarAddress(tenantId: string, contentId: string): string {
  return mediaPath({ tenantId, mediaId: contentId, variant: 'avatar' });
}

/** The same so that it can be shown; null for anything that is no address of ours. */
export function signAvatar(services: Pick<Services, 'signingKey' | 'clock'>, address: string | null): string | null {
  const [, tenantId, mediaId] = /^\/media\/([0-9a-f-]{36})\/([0-9a-f-]{36})\/avatar$/.exec(address ?? '') ?? [];
  return tenantId !== undefined && mediaId !== undefined ? signMediaUrl(services, { tenantId, mediaId, variant: 'avatar' }).url : null;
}
