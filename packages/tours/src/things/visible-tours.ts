import { Prisma } from '@belvedere/db';
import type { Context } from '@belvedere/kernel';
import { visibleThings } from '@belvedere/platform';
import { tourIdsWhere } from './table.ts';
import { tourThing } from './tours-things.ts';

/** What the caller may see of the tours, as a condition of a statement on their id column; nothing where all may be seen. */
export async function visibleTours(ctx: Context, idColumn: Prisma.Sql): Promise<Prisma.Sql> {
  const visible = await visibleThings(ctx, tourThing);
  if (!visible) return Prisma.empty;
  return Prisma.sql`AND ${idColumn} = ANY (${await tourIdsWhere(ctx, visible)}::uuid[])`;
}
