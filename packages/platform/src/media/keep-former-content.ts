import type { Context } from '@belvedere/kernel';
import { findContent, lockContent, saveMedia } from './table.ts';

/**
 * Makes a former content a file of its own, for somebody who wants it back where others keep what replaced it. It has its id, address and bytes
 * already, and the quota counts it: nothing moves. What people said of the file is said of it too. A file is left as it is.
 */
export async function keepFormerContent(ctx: Context, id: string): Promise<void> {
  const former = await lockContent(ctx, id);
  if (!former?.supersededById) return;
  const { altText = null, caption = null, credit = null } = (await findContent(ctx, former.supersededById)) ?? {};
  await saveMedia(ctx, former, { supersededById: null, altText, caption, credit });
}
