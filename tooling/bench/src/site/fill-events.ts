import { randomUUID } from 'node:crypto';
import pg from 'pg';

const CITIES = ['Thun', 'Bern', 'Spiez', 'Basel', 'Zürich', 'Genève', 'Lugano', 'Chur'];
const CATEGORIES = ['Music', 'Talk', 'Fair', 'Workshop', 'Film', 'Dance'];
const TEXT = 'Two pianos stand in the great hall, and whoever likes may play. The bar is open until two, and the garden is lit. '.repeat(8);

/** A tenant with so many live events within a year, at a hundred venues. */
export async function fillEvents(ownerUrl: string, count: number): Promise<{ tenantId: string; slug: string }> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // Ids are of version 7, or procedures take them for names.
    const id = () => randomUUID().replace(/^(.{14})4/, '$17');
    const [tenantId, personId] = [id(), id()];
    const slug = `bench-${tenantId.slice(0, 8)}`;
    await client.query(`INSERT INTO users (id, email, display_name, status) VALUES ($1, $2, 'Bench', 'active')`, [
      personId,
      `${personId}@bench.example`,
    ]);
    await client.query('INSERT INTO tenants (id, slug, name) VALUES ($1, $2, $2)', [tenantId, slug]);
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.current_tenant', $1, true)`, [tenantId]);
    await client.query(
      `INSERT INTO venues (tenant_id, id, name, address, city, country, latitude, longitude, created_by_id)
       SELECT $1, gen_random_uuid(), 'Hall ' || n, 'Street ' || n, ($3::text[])[1 + n % 8], 'CH', 46 + n / 100.0, 7 + n / 100.0, $2 FROM generate_series(1, 100) n`,
      [tenantId, personId, CITIES],
    );
    await client.query(
      `INSERT INTO events (tenant_id, id, title, slug, description, status, starts_at, time_zone, capacity, category, language, venue_id, published_at, created_by_id)
       SELECT $1, gen_random_uuid(), 'Event number ' || n, 'event-' || n, $3, 'published', date_trunc('hour', now()) + make_interval(mins => 60 + n * 50),
         'Europe/Zurich', 100, ($4::text[])[1 + n % 6], 'en', v.id, now() - make_interval(mins => n), $2
       FROM generate_series(1, $5::int) n
       JOIN (SELECT id, row_number() OVER (ORDER BY id) AS k FROM venues WHERE tenant_id = $1) v ON v.k = 1 + n % 100`,
      [tenantId, personId, TEXT, CATEGORIES, count],
    );
    await client.query('INSERT INTO event_slugs (tenant_id, slug, event_id) SELECT tenant_id, slug, id FROM events WHERE tenant_id = $1', [
      tenantId,
    ]);
    await client.query('COMMIT');
    await client.query('ANALYZE');
    return { tenantId, slug };
  } finally {
    await client.end();
  }
}
