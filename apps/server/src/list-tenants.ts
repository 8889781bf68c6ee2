import pg from 'pg';

/** Every tenant of a database, the platform's own included, asked as the owner of the schema. */
export async function listTenants(ownerUrl: string): Promise<{ id: string; slug: string }[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; slug: string }>(
      'SELECT id, slug FROM tenants WHERE deleted_at IS NULL ORDER BY created_at',
    );
    return rows;
  } finally {
    await client.end();
  }
}
