import type { Context } from '@belvedere/kernel';
import { nameOf } from './plan-events.ts';

/** The venues of these names, by the name in small letters. */
export async function venuesNamed(ctx: Context, names: readonly string[]): Promise<Map<string, string[]>> {
  const wanted = [...new Set(names.map((name) => name.toLowerCase()))];
  const rows = await ctx.tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, lower(name) AS name FROM venues
    WHERE tenant_id = ${ctx.tenantId}::uuid AND deleted_at IS NULL AND lower(name) = ANY(${wanted}::text[])`;
  return new Map(
    Map.groupBy(rows, ({ name }) => name)
      .entries()
      .map(([name, found]) => [name, found.map(({ id }) => id)]),
  );
}

/** What tells the events that are there: slugs, and titles with times. */
export async function knownEvents(ctx: Context): Promise<Set<string>> {
  const rows = await ctx.tx.event.findMany({
    where: { tenantId: ctx.tenantId, deletedAt: null },
    select: { slug: true, title: true, startsAt: true },
  });
  return new Set(rows.flatMap((row) => [row.slug, nameOf(row)]));
}
