/** PostgreSQL's code for why a statement that was written by hand failed, of those that are no bug of ours: Prisma says P2010 with it inside. */
export function sqlStateOf(error: unknown): string | undefined {
  const { code, meta } = (error ?? {}) as { code?: unknown; meta?: unknown };
  return code === 'P2010' ? /40001|40P01|23505|57014|55P03/.exec(JSON.stringify(meta ?? ''))?.[0] : undefined;
}

/**
 * Somebody else was faster: a deadlock, a serialization that failed, or a name that was free when it was looked for. Done again, the
 * work sees what they did.
 */
export function isOvertaken(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return code === 'P2034' || code === 'P2002' || ['40001', '40P01', '23505'].includes(sqlStateOf(error) ?? '');
}
