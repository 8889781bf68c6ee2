import type { Context } from '@belvedere/kernel';
import { accessOf } from '../create-access.ts';

/**
 * What a thing of another system counts as, itself or the whole that it is part of; undefined where it is not there or the caller may not
 * read it, which nobody can tell apart. For what names a thing of which the database knows no foreign key.
 */
export async function findReadable(ctx: Context, thing: { type: string; id: string }): Promise<{ type: string; id: string } | undefined> {
  const access = accessOf(ctx);
  const rules = access.rulesOf(ctx.grants);
  if (rules && (await access.unreadable(ctx, rules, [thing])).size > 0) return undefined;
  return access.findWhole(ctx, thing);
}
