import pg from 'pg';

export interface ClusterCheck {
  tables: number;
  indexes: number;
  rows: number;
}

/**
 * Reads a whole database: every page of every table (whose checksums are verified thereby), and every index against its table
 * (amcheck). Throws what PostgreSQL says about the first thing that is broken.
 */
export async function checkCluster(ownerUrl: string): Promise<ClusterCheck> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'belvedere-check' });
  await client.connect();
  try {
    await client.query('CREATE EXTENSION IF NOT EXISTS amcheck');
    const { rows: indexes } = await client.query(
      `SELECT bt_index_check(index => c.oid, heapallindexed => i.indisunique)
       FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am am ON am.oid = c.relam
       WHERE am.amname = 'btree' AND c.relkind = 'i' AND c.relpersistence = 'p' AND i.indisvalid`,
    );
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`,
    );
    let rows = 0;
    for (const { name } of tables) {
      // Whole rows as text, so that what lies out of line is read too.
      const { rows: counted } = await client.query<{ n: string }>(`SELECT count(t::text) AS n FROM ${name} t`);
      rows += Number(counted[0]!.n);
    }
    return { tables: tables.length, indexes: indexes.length, rows };
  } finally {
    await client.end();
  }
}
