import type { Context } from '@belvedere/kernel';
import { adoptNames, lockTerms } from './table.ts';

interface Named {
  category?: string | null | undefined;
  tags?: string[] | undefined;
}

/** Category and tags in the spelling of the tenant's list, which learns the new ones. What was not given stays away. */
export async function adoptTerms<T extends Named>(ctx: Context, fields: T): Promise<T> {
  const { category, tags } = fields;
  if (!category && !tags?.length) return fields;
  await lockTerms(ctx, 'use');
  return {
    ...fields,
    ...(category && { category: (await adoptNames(ctx, 'category', [category]))[0]! }),
    ...(tags && { tags: await adoptNames(ctx, 'tag', tags) }),
  };
}
