import pg from 'pg';

export interface IndexUse {
  /** Since when the database counts; null for since ever. */
  since: Date | null;
  /** Least used first. Those that keep something unique do so whether or not anybody looks into them. */
  indexes: { table: string; index: string; isUnique: boolean; scans: number; bytes: number }[];
  /** Tables of which whole passes read most rows, with how many rows a pass read on average. */
  passes: { table: string; passes: number; rowsEach: number }[];
}

/** Which indexes are used, and which tables are read from end to end where one may be missing (2.23), by what PostgreSQL counts. */
export async function readIndexUse(ownerUrl: string): Promise<IndexUse> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows: since } = await client.query<{ since: Date | null }>(
      'SELECT stats_reset AS since FROM pg_stat_database WHERE datname = current_database()',
    );
    // Partitions count for the table that they are of.
    const { rows: indexes } = await client.query<IndexUse['indexes'][number]>(`
      SELECT coalesce(pt.relname, t.relname) AS table, coalesce(pi.relname, x.relname) AS index, bool_or(i.indisunique) AS "isUnique",
        sum(s.idx_scan)::float8 AS scans, sum(pg_relation_size(s.indexrelid))::float8 AS bytes
      FROM pg_stat_user_indexes s
      JOIN pg_index i ON i.indexrelid = s.indexrelid JOIN pg_class x ON x.oid = s.indexrelid JOIN pg_class t ON t.oid = s.relid
      LEFT JOIN pg_inherits hi ON hi.inhrelid = s.indexrelid LEFT JOIN pg_class pi ON pi.oid = hi.inhparent
      LEFT JOIN pg_inherits ht ON ht.inhrelid = s.relid LEFT JOIN pg_class pt ON pt.oid = ht.inhparent
      WHERE s.schemaname = 'public' GROUP BY 1, 2 ORDER BY 4, 5 DESC, 2`);
    const { rows: passes } = await client.query<IndexUse['passes'][number]>(`
      SELECT coalesce(p.relname, s.relname) AS table, sum(s.seq_scan)::float8 AS passes, round(sum(s.seq_tup_read) / sum(s.seq_scan))::float8 AS "rowsEach"
      FROM pg_stat_user_tables s LEFT JOIN pg_inherits h ON h.inhrelid = s.relid LEFT JOIN pg_class p ON p.oid = h.inhparent
      WHERE s.schemaname = 'public' AND s.seq_scan > 0 GROUP BY 1 ORDER BY sum(s.seq_tup_read) DESC, 1 LIMIT 20`);
    return { since: since[0]?.since ?? null, indexes, passes };
  } finally {
    await client.end();
  }
}
