import type { Call } from '@belvedere/kernel';
import { accessOf } from '../access/create-access.ts';
import { findUses } from './find-uses.ts';
import type { MediaIdInput, MediaUseList } from './schemas.ts';
import { findMedia } from './table.ts';

const USES_LISTED = 200;

/** Where a file is used, live tours included. What the caller may not read counts, but its name is not told. */
export async function listMediaUses({ ctx, input }: Call<MediaIdInput>): Promise<MediaUseList> {
  const media = await findMedia(ctx, input.id);
  const uses = await findUses(ctx, media.id, USES_LISTED);
  const access = accessOf(ctx);
  const rules = access.rulesOf(ctx.grants);
  const hidden = rules ? await access.unreadable(ctx, rules, uses) : new Set();
  return { items: uses.map((use) => (hidden.has(use) ? { ...use, title: null } : use)) };
}
