import type { Transaction } from '@belvedere/db';
import type { Context } from '@belvedere/kernel';
import type { MediaUse, UsedFile } from '../../media/media-user.ts';
import { avatarAddress } from './avatar-address.ts';

/** The contents by which active members are known, by their ids: what is ready and was not removed. */
export async function findAvatars(tx: Transaction, tenantId: string, userIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.membership.findMany({
    where: {
      tenantId,
      userId: { in: [...userIds] },
      status: { not: 'removed' },
      avatar: { status: 'ready', deletedAt: null, thumbnailPath: { not: null } },
    },
    select: { userId: true, avatar: { select: { id: true, contentId: true } } },
  });
  return new Map(rows.flatMap(({ userId, avatar }) => (avatar ? [[userId, avatar.contentId ?? avatar.id] as const] : [])));
}

/** The picture of a member here, and of their account; without one the account loses only what was chosen here. */
export async function saveAvatar(
  tx: Transaction,
  member: { tenantId: string; userId: string },
  chosen: { mediaId: string; contentId: string } | null,
): Promise<void> {
  const { tenantId, userId } = member;
  await tx.membership.updateMany({ where: member, data: { avatarMediaId: chosen?.mediaId ?? null } });
  const where = { id: userId, ...(!chosen && { avatar: { startsWith: avatarsIn(tenantId) } }) };
  await tx.user.updateMany({ where, data: { avatar: chosen && avatarAddress(tenantId, chosen.contentId) } });
}

/** How the addresses of the pictures of a tenant begin. */
const avatarsIn = (tenantId: string) => `/media/${tenantId}/`;

export async function findAvatarUses({ tx, tenantId }: Context, { mediaId }: UsedFile, limit: number): Promise<MediaUse[]> {
  const rows = await tx.membership.findMany({ where: { tenantId, avatarMediaId: mediaId }, select: { userId: true }, take: limit });
  // Whose picture it is, those see who may list the members.
  return rows.map(({ userId }) => ({ type: 'member', id: userId, role: 'avatar', title: null }));
}

/** The file has another content: accounts that show the former one show that. */
export async function renewAvatar({ tx, tenantId }: Context, mediaId: string): Promise<void> {
  const file = await tx.mediaFile.findUnique({ where: { tenantId_id: { tenantId, id: mediaId } }, select: { contentId: true } });
  const members = await tx.membership.findMany({ where: { tenantId, avatarMediaId: mediaId }, select: { userId: true } });
  const where = { id: { in: members.map(({ userId }) => userId) }, avatar: { startsWith: avatarsIn(tenantId) } };
  if (members.length > 0) await tx.user.updateMany({ where, data: { avatar: avatarAddress(tenantId, file?.contentId ?? mediaId) } });
}

/** The file is purged: nobody is known by it any more. */
export async function dropAvatar({ tx, tenantId }: Context, mediaId: string): Promise<void> {
  const members = await tx.membership.findMany({ where: { tenantId, avatarMediaId: mediaId }, select: { userId: true } });
  for (const { userId } of members) await saveAvatar(tx, { tenantId, userId }, null);
}
