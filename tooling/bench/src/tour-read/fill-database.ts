import { createHash, randomInt, randomUUID } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';
import type { TourManifest } from '@belvedere/manifest';
import pg from 'pg';

const MANY = { tenants: 20, toursPerTenant: 100 };
const SCENES = 12;
const HOTSPOTS = 6;

/** Texts as people write them repeat their words: random letters would compress like nothing that exists. */
const VOCABULARY =
  'a above across all an and arch are around at balcony beside between bright built by ceiling century chapel city court door down east every figure fire first floor for from front garden gate glass gold great green hall has high hill house in into is it its king lake later left light look marble north of old on one open over painted park picture pool portrait quiet red river roof room round sculpture second see silver small south stair stone stood summer table tall terrace that the their then there these they this through to tower tree two under up view wall was water west where which white wide window winter with wood year'.split(
    ' ',
  );

export interface FilledTour {
  tenantSlug: string;
  tenantId: string;
  tourId: string;
  slug: string;
  hash: string;
}

/** Tours as big as in performance.md (12 scenes, 72 hotspots, about 40 kB), as rows and as compiled documents. */
export async function fillDatabase(ownerUrl: string, many = MANY): Promise<FilledTour[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await fill(client, many);
  } finally {
    await client.end();
  }
}

async function fill(client: pg.Client, { tenants, toursPerTenant }: typeof MANY): Promise<FilledTour[]> {
  const personId = randomUUID();
  await client.query(`INSERT INTO users (id, email, display_name, status) VALUES ($1, $2, 'Bench', 'active')`, [
    personId,
    `${personId}@bench.example`,
  ]);
  const filled: FilledTour[] = [];
  // For the baseline, which keeps documents as they are sent.
  const plain: { tenantId: string; hash: string; body: Buffer }[] = [];
  for (let tenant = 0; tenant < tenants; tenant++) {
    const tenantId = randomUUID();
    const tenantSlug = `bench-${tenantId.slice(0, 8)}`;
    await client.query('BEGIN');
    await client.query('INSERT INTO tenants (id, slug, name) VALUES ($1, $2, $2)', [tenantId, tenantSlug]);
    for (let tour = 0; tour < toursPerTenant; tour++) {
      const { body, ...inserted } = await insertTour(client, { tenantId, tenantSlug, personId, slug: `tour-${tour}` });
      filled.push(inserted);
      plain.push({ tenantId, hash: inserted.hash, body });
    }
    await client.query('COMMIT');
  }
  await client.query(`CREATE TABLE bench_plain_documents (tenant_id uuid, hash text, body bytea, PRIMARY KEY (tenant_id, hash))`);
  for (const { tenantId, hash, body } of plain)
    await client.query('INSERT INTO bench_plain_documents VALUES ($1, $2, $3)', [tenantId, hash, body]);
  await client.query('ANALYZE');
  return filled;
}

async function insertTour(
  client: pg.Client,
  at: { tenantId: string; tenantSlug: string; personId: string; slug: string },
): Promise<FilledTour & { body: Buffer }> {
  const { tenantId, tenantSlug, personId, slug } = at;
  const manifest = makeManifest(tenantId, tenantSlug, slug);
  const body = Buffer.from(JSON.stringify(manifest));
  const brotli = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  const hash = createHash('sha256').update(body).digest('base64url');
  const now = new Date();
  await client.query(
    `INSERT INTO tours (tenant_id, id, title, slug, status, created_by_id, updated_by_id, published_at) VALUES ($1, $2, $3, $4, 'published', $5, $5, $6)`,
    [tenantId, manifest.id, manifest.title, slug, personId, now],
  );
  await client.query(
    `INSERT INTO scenes (tenant_id, id, tour_id, key, title, description, "order") SELECT $1, s.id, $2, s.key, s.title, s.description, s.n - 1
     FROM ROWS FROM (jsonb_to_recordset($3) AS (id uuid, key text, title text, description text)) WITH ORDINALITY AS s (id, key, title, description, n)`,
    [tenantId, manifest.id, JSON.stringify(manifest.scenes)],
  );
  const hotspots = manifest.scenes.flatMap((scene) => scene.hotspots.map((hotspot) => ({ ...hotspot, scene_id: scene.id })));
  await client.query(
    `INSERT INTO hotspots (tenant_id, id, tour_id, scene_id, type, title, description, position_x, position_y, position_z, content)
     SELECT $1, h.id, $2, h.scene_id, 'info', h.title, h.description, h.yaw, h.pitch, 1, h.content
     FROM jsonb_to_recordset($3) AS h (id uuid, scene_id uuid, title text, description text, yaw float, pitch float, content jsonb)`,
    [tenantId, manifest.id, JSON.stringify(hotspots)],
  );
  await client.query('INSERT INTO tour_documents (tenant_id, hash, tour_id, size, brotli) VALUES ($1, $2, $3, $4, $5)', [
    tenantId,
    hash,
    manifest.id,
    body.length,
    brotli,
  ]);
  await client.query(
    `INSERT INTO tour_publications (tenant_id, tour_id, slug, hash, visibility, published_at) VALUES ($1, $2, $3, $4, 'public', $5)`,
    [tenantId, manifest.id, slug, hash, now],
  );
  return { tenantSlug, tenantId, tourId: manifest.id, slug, hash, body };
}

function makeManifest(tenantId: string, tenantSlug: string, slug: string): TourManifest {
  const words = (n: number) => Array.from({ length: n }, () => VOCABULARY[randomInt(VOCABULARY.length)]).join(' ');
  const view = { yaw: 0, pitch: 0, zoom: 1, minZoom: 0.6, maxZoom: 4 };
  const scenes: TourManifest['scenes'] = Array.from({ length: SCENES }, (_, index) => ({
    id: randomUUID(),
    key: `scene-${index}`,
    title: words(3),
    description: words(20),
    panorama: {
      id: randomUUID().replaceAll('-', ''),
      tileSize: 512,
      levels: [512, 1024, 2048],
      formats: ['webp', 'jpg'],
      preview: 'data:image/webp;base64,',
      width: 8192,
      height: 4096,
    },
    thumbnail: 'thumbnail.jpg',
    view,
    map: null,
    hotspots: Array.from({ length: HOTSPOTS }, (__, spot) => ({
      id: randomUUID(),
      title: words(3),
      description: words(8),
      yaw: spot * 60 - 180,
      pitch: -5,
      target: null,
      content: { type: 'info', body: { blocks: [{ type: 'paragraph', content: [{ type: 'text', text: words(12) }] }] } },
      icon: { path: null, color: '#ffffff', size: 1 },
      animation: { type: 'none', speed: 1 },
    })),
    media: [],
  }));
  const now = new Date().toISOString();
  return {
    version: 1,
    id: randomUUID(),
    tenant: { slug: tenantSlug, name: tenantSlug },
    slug,
    language: 'en',
    languages: ['en'],
    title: words(4),
    description: words(30),
    metaTitle: null,
    metaDescription: null,
    metaKeywords: [],
    location: null,
    country: null,
    position: null,
    category: null,
    tags: [],
    difficulty: null,
    estimatedDuration: 300,
    publishedAt: now,
    updatedAt: now,
    thumbnail: null,
    socialImage: null,
    allowEmbedding: true,
    autoplay: { enabled: false, speed: 3 },
    roots: { tiles: `/tiles/${tenantId}/`, media: `/media/${tenantId}/` },
    start: scenes[0]!.id,
    scenes,
    media: {},
    translations: {},
  };
}
