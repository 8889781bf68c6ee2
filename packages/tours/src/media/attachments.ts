import { fail, newId, type Context } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { isPermutation } from '../scenes/scene.ts';
import type { AttachmentList, AttachmentRole } from './schemas.ts';
import { findMedia } from './find-media.ts';
import type { AttachmentTable } from './table.ts';

const KIND_OF_ROLE: Partial<Record<AttachmentRole, string>> = {
  gallery: 'image',
  narration: 'audio',
  background: 'audio',
  document: 'document',
};

/** The same four verbs for whatever files are attached to: scenes (0.24) and hotspots (0.25). */
export async function attach(
  ctx: Context,
  table: AttachmentTable,
  file: { mediaId: string; role: AttachmentRole },
): Promise<AttachmentList> {
  const media = await findMedia(ctx, file.mediaId);
  if (media.mediaType !== KIND_OF_ROLE[file.role])
    fail(toursErrors.wrong_media, {
      fields: { mediaId: `The role "${file.role}" wants a file of the kind "${KIND_OF_ROLE[file.role]}".` },
    });
  const present = await table.list();
  if (present.some((row) => row.mediaId === file.mediaId && row.role === file.role)) fail(toursErrors.already_attached);
  await table.insert({ id: newId(), ...file, order: present.filter((row) => row.role === file.role).length });
  ctx.changed({ after: { mediaId: file.mediaId, role: file.role } });
  return { items: await table.list() };
}

export async function detach(
  ctx: Context,
  table: AttachmentTable,
  file: { mediaId: string; role: AttachmentRole },
): Promise<AttachmentList> {
  const removed = await table.remove(file);
  if (!removed) fail(toursErrors.media_not_found);
  const rest = (await table.list()).filter((row) => row.role === file.role);
  await table.writeOrder(
    file.role,
    rest.map((row) => row.mediaId),
  );
  ctx.changed({ before: { mediaId: file.mediaId, role: file.role } });
  return { items: await table.list() };
}

export async function reorder(
  ctx: Context,
  table: AttachmentTable,
  wanted: { role: AttachmentRole; mediaIds: string[] },
): Promise<AttachmentList> {
  const present = (await table.list()).filter((row) => row.role === wanted.role).map((row) => row.mediaId);
  if (!isPermutation(wanted.mediaIds, present)) fail(toursErrors.order_mismatch);
  await table.writeOrder(wanted.role, wanted.mediaIds);
  ctx.changed({ before: { order: present }, after: { order: wanted.mediaIds } });
  return { items: await table.list() };
}
