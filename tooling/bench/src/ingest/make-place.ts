import { createHash, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { fillDatabase } from '../tour-read/fill-database.ts';

const VISITORS = 2_000;

/** A live tour, and people who agreed to be counted in it. */
export interface Place {
  tenantId: string;
  tourId: string;
  at: string;
  scenes: string[];
  hotspots: string[];
  visitKeys: string[];
}

/** Makes the partitions of these days, as the schedule of every worker does, and a tenant with visitors. */
export async function makePlace(ownerUrl: string): Promise<Place> {
  const [tour] = await fillDatabase(ownerUrl, { tenants: 1, toursPerTenant: 1 });
  if (!tour) throw new Error('Nothing was filled in.');
  const { tenantId, tourId, tenantSlug, slug } = tour;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`SELECT app.keep_day_partitions('analytics_events', current_date - 7, 15, 730)`);
    const ids = async (table: 'scenes' | 'hotspots') =>
      (await client.query<{ id: string }>(`SELECT id FROM ${table} WHERE tour_id = $1 ORDER BY id`, [tourId])).rows.map(({ id }) => id);
    const visitKeys = Array.from({ length: VISITORS }, () => randomBytes(24).toString('base64url'));
    const textId = randomUUID();
    await client.query(
      `INSERT INTO consent_texts (tenant_id, id, purpose, version, language, text, created_by_id, created_at)
       SELECT $1, $2, 'analytics', 1, 'en', 'May we count?', created_by_id, now() FROM tours WHERE id = $3`,
      [tenantId, textId, tourId],
    );
    await client.query(
      `INSERT INTO consent_records (tenant_id, id, text_id, purpose, version, granted, visit_key_hash, source, decided_at)
       SELECT $1, gen_random_uuid(), $2, 'analytics', 1, true, hash, 'banner', now() FROM unnest($3::text[]) AS hash`,
      [tenantId, textId, visitKeys.map((key) => createHash('sha256').update(key).digest('hex'))],
    );
    await client.query('ANALYZE');
    return { tenantId, tourId, at: `/t/${tenantSlug}/${slug}`, scenes: await ids('scenes'), hotspots: await ids('hotspots'), visitKeys };
  } finally {
    await client.end();
  }
}
