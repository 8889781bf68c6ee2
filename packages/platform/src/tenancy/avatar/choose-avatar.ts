import { callerId, type Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { mediaErrors } from '../../media/errors.ts';
import { holdMedia } from '../../media/hold-media.ts';
import { contentIdOf } from '../../media/media.ts';
import { avatarsOf } from './avatars-of.ts';
import { tenancyErrors } from '../errors.ts';
import type { ChooseAvatarInput, MemberView } from '../schemas.ts';
import { findMember } from '../table.ts';
import { saveAvatar } from './table.ts';

/**
 * Chooses a file of the tenant as the picture of who calls, or none. In other tenants nobody sees it but the person: their account shows the one
 * that was chosen last.
 */
export async function chooseAvatar({ ctx, input }: Call<ChooseAvatarInput>): Promise<MemberView> {
  const { tx, tenantId } = ctx;
  const userId = callerId(ctx);
  const member = await findMember(tx, tenantId, userId);
  if (member?.status !== 'active') fail(tenancyErrors.member_not_found);
  let contentId: string | null = null;
  if (input.mediaId !== null) {
    const media = (await holdMedia(ctx, input.mediaId)) ?? fail(mediaErrors.not_found);
    if (media.mediaType !== 'image') fail(mediaErrors.wrong_kind);
    if (media.status !== 'ready' || media.thumbnailPath === null) fail(mediaErrors.not_ready);
    contentId = contentIdOf(media);
  }
  await saveAvatar(tx, { tenantId, userId }, input.mediaId && contentId ? { mediaId: input.mediaId, contentId } : null);
  ctx.changed({ after: { avatarMediaId: input.mediaId } });
  return { ...member, avatar: (await avatarsOf(ctx, [userId])).get(userId) ?? null };
}
