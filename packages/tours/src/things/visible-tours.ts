import type { Context } from '@belvedere/kernel';
import { visibleThings } from '@belvedere/platform';
import { tourIdsWhere } from './table.ts';
import { tourThing } from './tours-things.ts';

/** The tours that the caller may see; undefined where all may be seen, which is nearly always. */
export async function visibleTours(ctx: Context): Promise<string[] | undefined> {
  const visible = await visibleThings(ctx, tourThing);
  return visible && tourIdsWhere(ctx, visible);
}
