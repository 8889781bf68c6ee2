/** PostgreSQL's code for why a statement that was written by hand failed, of those that are no bug of ours: Prisma says P2010 with it inside. */
export function sqlStateOf(error: unknown): string | undefined {
  const { code, meta } = (error ?? {}) as { code?: unknown; meta?: unknown };
  return code === 'P2010' ? /40001|40P01|57014|55P03/.exec(JSON.stringify(meta ?? ''))?.[0] : undefined;
}

/** The database gave a transaction up for the sake of another: a deadlock, or a serialization that failed. */
export function isSerializationFailure(error: unknown): boolean {
  const state = sqlStateOf(error);
  return (error as { code?: unknown } | undefined)?.code === 'P2034' || state === '40001' || state === '40P01';
}
