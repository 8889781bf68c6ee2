import { Prisma, type TourTermModel } from '@belvedere/db';
import { fail, newId, type Context } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { canonicalName } from './term.ts';
import type { TermKind, TermView } from './schemas.ts';

/**
 * The names of a tenant are changed by one at a time (`change`), and not while somebody writes a name into a tour (`use`): else a
 * tour could get a name that has just gone.
 */
export async function lockTerms(ctx: Context, purpose: 'use' | 'change'): Promise<void> {
  const key = Prisma.sql`hashtextextended(${`${ctx.tenantId}|tour-terms`}, 0)`;
  await (purpose === 'change'
    ? ctx.tx.$executeRaw`SELECT pg_advisory_xact_lock(${key})`
    : ctx.tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${key})`);
}

export async function findTerm(ctx: Context, id: string): Promise<TourTermModel> {
  return (await ctx.tx.tourTerm.findFirst({ where: { tenantId: ctx.tenantId, id } })) ?? fail(toursErrors.term_not_found);
}

/** The term with a name, however it is written. */
export async function findTermByName(ctx: Context, kind: TermKind, name: string): Promise<{ id: string } | null> {
  // By the index that keeps names apart. Prisma's own comparison without case takes % and _ for anything.
  const [found] = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM tour_terms WHERE tenant_id = ${ctx.tenantId}::uuid AND kind = ${kind}::tour_term_kind AND lower(name) = lower(${name})`;
  return found ?? null;
}

/** Terms with the number of living tours that carry them, of those that may be seen; all of a kind, or one. */
export async function listTermRows(
  ctx: Context,
  by: { kind: TermKind } | { id: string },
  visible?: readonly string[],
): Promise<TermView[]> {
  const only = 'id' in by ? Prisma.sql`m.id = ${by.id}::uuid` : Prisma.sql`m.kind = ${by.kind}::tour_term_kind`;
  const seen = visible ? Prisma.sql`AND t.id = ANY (${[...visible]}::uuid[])` : Prisma.empty;
  return ctx.tx.$queryRaw<TermView[]>`
    SELECT m.id, m.kind, m.name, m.created_at AS "createdAt", m.updated_at AS "updatedAt", (
      SELECT count(*)::int FROM tours t WHERE t.tenant_id = m.tenant_id AND t.deleted_at IS NULL ${seen}
        AND CASE m.kind WHEN 'category' THEN t.category = m.name ELSE m.name = ANY (t.tags) END
    ) AS tours
    FROM tour_terms m WHERE m.tenant_id = ${ctx.tenantId}::uuid AND ${only} ORDER BY lower(m.name), m.id`;
}

export async function insertTerm(ctx: Context, kind: TermKind, name: string): Promise<string> {
  const id = newId();
  await ctx.tx.tourTerm.create({ data: { tenantId: ctx.tenantId, id, kind, name, createdAt: ctx.now, updatedAt: ctx.now } });
  return id;
}

/** Adds names that are not there yet. */
async function insertTerms(ctx: Context, kind: TermKind, names: readonly string[]): Promise<void> {
  const { tenantId, now } = ctx;
  await ctx.tx.tourTerm.createMany({
    data: names.map((name) => ({ tenantId, id: newId(), kind, name, createdAt: now, updatedAt: now })),
    skipDuplicates: true,
  });
}

export async function renameTermRow(ctx: Context, id: string, name: string): Promise<void> {
  await ctx.tx.tourTerm.updateMany({ where: { tenantId: ctx.tenantId, id }, data: { name, updatedAt: ctx.now } });
}

export async function deleteTermRow(ctx: Context, id: string): Promise<void> {
  await ctx.tx.tourTerm.deleteMany({ where: { tenantId: ctx.tenantId, id } });
}

/** The names as the tenant's list has them; new ones are added to it. The caller holds the lock. */
export async function adoptNames(ctx: Context, kind: TermKind, wanted: readonly string[]): Promise<string[]> {
  if (wanted.length === 0) return [];
  const { tenantId, tx } = ctx;
  const known = async () => (await tx.tourTerm.findMany({ where: { tenantId, kind }, select: { name: true } })).map(({ name }) => name);
  const before = await known();
  const names = wanted.map((name) => canonicalName(before, name));
  const added = names.filter((name) => !before.includes(name));
  if (added.length === 0) return [...new Set(names)];
  await insertTerms(ctx, kind, added);
  // Somebody may have added the same name in another spelling at the same time: the one that is in the list stands.
  const after = await known();
  return [...new Set(names.map((name) => canonicalName(after, name)))];
}

/**
 * Puts one name in place of another in all tours, removed ones too, or takes it away; a tour that has both keeps one. Their
 * version rises, so that nobody writes the old name back unknowingly.
 */
export async function replaceInTours(
  ctx: Context,
  { kind, name: from }: Pick<TourTermModel, 'kind' | 'name'>,
  to: string | null,
): Promise<number> {
  const { tenantId, now, tx } = ctx;
  const at = Prisma.sql`tenant_id = ${tenantId}::uuid`;
  const meta = Prisma.sql`version = version + 1, updated_at = ${now}`;
  if (kind === 'category') return tx.$executeRaw`UPDATE tours SET category = ${to}, ${meta} WHERE ${at} AND category = ${from}`;
  return tx.$executeRaw`
    UPDATE tours SET ${meta}, tags = ARRAY(
      SELECT name FROM unnest(CASE WHEN ${to}::text IS NULL OR ${to}::text = ANY (tags) THEN array_remove(tags, ${from}) ELSE array_replace(tags, ${from}, ${to}) END)
        WITH ORDINALITY AS each (name, place) ORDER BY place)
    WHERE ${at} AND ${from} = ANY (tags)`;
}
