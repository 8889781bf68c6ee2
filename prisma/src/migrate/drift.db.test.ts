import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readRegistry } from '../registry.ts';
import { emptyDatabase, testDatabase } from '../testing/index.ts';
import { diff, drift } from './index.ts';

const SCHEMA = {
  'main.prisma': `datasource db {\n  provider = "postgresql"\n}\nenum state {\n  draft\n  live\n}\n`,
  'tour.prisma': `model Tour {
  tenantId String @map("tenant_id") @db.Uuid
  id       String @db.Uuid
  title    String
  views    Int    @default(0)
  state    state  @default(draft)
  scenes   Scene[]
  @@id([tenantId, id])
  @@unique([tenantId, title])
  @@index([views])
  @@map("tours")
}\n`,
  'scene.prisma': `model Scene {
  tenantId String @map("tenant_id") @db.Uuid
  id       String @db.Uuid
  tourId   String @map("tour_id") @db.Uuid
  tour     Tour   @relation(fields: [tenantId, tourId], references: [tenantId, id])
  @@id([tenantId, id])
  @@map("scenes")
}\n`,
};

let schemaDir: string;
let migrated: Awaited<ReturnType<typeof emptyDatabase>>;
let empty: Awaited<ReturnType<typeof emptyDatabase>>;

beforeEach(async () => {
  schemaDir = await mkdtemp(join(tmpdir(), 'schema-'));
  for (const [name, text] of Object.entries(SCHEMA)) await writeFile(join(schemaDir, name), text);
  [migrated, empty] = await Promise.all([emptyDatabase(), emptyDatabase()]);
  await execute(await diff({ from: 'empty', to: { schemaDir } }));
});

afterEach(async () => {
  await Promise.all([migrated.drop(), empty.drop(), rm(schemaDir, { recursive: true })]);
});

test('a database made by the diff from nothing does not drift from its schema of several files', async () => {
  await expect(drift({ migratedUrl: migrated.ownerUrl, emptyUrl: empty.ownerUrl, schemaDir })).resolves.toEqual([]);
});

test('the diff between two states of a schema leads from the one to the other', async () => {
  const changed = await mkdtemp(join(tmpdir(), 'schema-'));
  for (const [name, text] of Object.entries(SCHEMA))
    await writeFile(join(changed, name), text.replace('title    String', 'title    String?\n  summary  String?'));
  const sql = await diff({ from: { schemaDir }, to: { schemaDir: changed } });
  expect(sql).toContain('ADD COLUMN     "summary" TEXT');
  await execute(sql);
  await expect(drift({ migratedUrl: migrated.ownerUrl, emptyUrl: empty.ownerUrl, schemaDir: changed })).resolves.toEqual([]);
  await rm(changed, { recursive: true });
});

test.each([
  ['ALTER TABLE tours ADD COLUMN extra int', { object: 'column tours.extra', migrated: 'integer', modelled: undefined }],
  [
    'ALTER TABLE tours DROP COLUMN views CASCADE',
    { object: 'column tours.views', migrated: undefined, modelled: 'integer not null default 0' },
  ],
  [
    'ALTER TABLE tours ALTER COLUMN title TYPE varchar(20)',
    { object: 'column tours.title', migrated: 'character varying(20) not null', modelled: 'text not null' },
  ],
  ['ALTER TABLE tours ALTER COLUMN title DROP NOT NULL', { object: 'column tours.title', migrated: 'text', modelled: 'text not null' }],
  [
    'ALTER TABLE tours ALTER COLUMN views SET DEFAULT 1',
    { object: 'column tours.views', migrated: 'integer not null default 1', modelled: 'integer not null default 0' },
  ],
  [`ALTER TYPE state ADD VALUE 'gone'`, { object: 'enum state', migrated: 'draft, live, gone', modelled: 'draft, live' }],
  [
    'ALTER TABLE scenes DROP CONSTRAINT scenes_pkey',
    { object: 'primary key scenes (tenant_id, id)', migrated: undefined, modelled: 'btree' },
  ],
  ['DROP INDEX tours_tenant_id_title_key', { object: 'unique tours (tenant_id, title)', migrated: undefined, modelled: 'btree' }],
  ['DROP INDEX tours_views_idx', { object: 'index tours (views)', migrated: undefined, modelled: 'btree' }],
  ['DROP TABLE scenes', { object: 'column scenes.id', migrated: undefined, modelled: 'uuid not null' }],
  [
    'ALTER TABLE scenes DROP CONSTRAINT scenes_tenant_id_tour_id_fkey, ADD FOREIGN KEY (tenant_id, tour_id) REFERENCES tours ON DELETE CASCADE ON UPDATE CASCADE',
    {
      object: 'foreign key scenes (tenant_id, tour_id) REFERENCES tours(tenant_id, id)',
      migrated: 'FOREIGN KEY (tenant_id, tour_id) REFERENCES tours(tenant_id, id) ON UPDATE CASCADE ON DELETE CASCADE',
      modelled: 'FOREIGN KEY (tenant_id, tour_id) REFERENCES tours(tenant_id, id) ON UPDATE CASCADE ON DELETE RESTRICT',
    },
  ],
])('drift is seen: %s', async (sql, expected) => {
  await execute(sql);
  await expect(drift({ migratedUrl: migrated.ownerUrl, emptyUrl: empty.ownerUrl, schemaDir })).resolves.toContainEqual(expected);
});

/** What the migrations make by plain SQL because Prisma has no words for it. */
const BEYOND_PRISMA = [
  'index security_events (tenant_id, event_type, occurred_at) where (acknowledged_at IS NULL)',
  // ON DELETE SET NULL of one column of a composite key.
  'foreign key hotspots (tenant_id, tour_id, target_scene_id) REFERENCES scenes(tenant_id, tour_id, id)',
  'foreign key tours (tenant_id, id, start_scene_id) REFERENCES scenes(tenant_id, tour_id, id)',
  // Unique among rows that are not deleted or done; without regard to case.
  "unique gdpr_requests (tenant_id, user_id, request_type) where (status <> ALL (ARRAY['completed'::gdpr_request_status, 'rejected'::gdpr_request_status]))",
  'unique legal_holds (tenant_id, COALESCE(user_id, tenant_id)) where (released_at IS NULL)',
  'unique invitations (tenant_id, lower(email)) where ((accepted_at IS NULL) AND (revoked_at IS NULL))',
  'index visit_sessions (tenant_id, started_at) where (ended_at IS NULL)',
  'unique custom_domains (domain) where (verified_at IS NOT NULL)',
  'unique custom_domains (tenant_id) where is_primary',
  'unique event_feeds (tenant_id, lower(email))',
  'unique integration_tokens (tenant_id, integration_id, token_type) where (replaced_at IS NULL)',
  'unique events (tenant_id, slug) where (deleted_at IS NULL)',
  "index events (tenant_id, category) where ((status = 'published'::event_status) AND (deleted_at IS NULL))",
  "index events (tenant_id, venue_id) where ((status = 'published'::event_status) AND (deleted_at IS NULL))",
  "index events (tenant_id, published_at, id) where ((status = 'published'::event_status) AND (deleted_at IS NULL))",
  'unique waitlist_entries (tenant_id, event_id, lower(email))',
  'index waitlist_entries (tenant_id, lower(email))',
  "unique waitlist_offers (tenant_id, entry_id) where (status = 'open'::offer_status)",
  "index waitlist_entries (tenant_id, event_id, priority, turn) where (status = 'pending'::waitlist_status)",
  'index waitlist_entries (lower(email)) where (user_id IS NULL)',
  "index waitlist_offers (expires_at) where (status = 'open'::offer_status)",
  'unique scenes (tenant_id, tour_id, key) where (deleted_at IS NULL)',
  'unique tour_terms (tenant_id, kind, lower(name))',
  'unique tours (tenant_id, slug) where (deleted_at IS NULL)',
  'unique users (lower(email)) where (deleted_at IS NULL)',
  'unique users (lower(username)) where (deleted_at IS NULL)',
  // Partial and GIN indexes.
  'index outbox_facts (id) where (dispatched_at IS NULL)',
  'index tours (tags)',
  'index tours (title)',
  // Between tables of two owners, whose models know nothing of each other.
  'foreign key scenes (tenant_id, panorama_media_id) REFERENCES media_files(tenant_id, id)',
];

test('this project: migrations and schema differ only in what Prisma cannot say', async () => {
  const real = await testDatabase();
  try {
    const found = await drift({
      migratedUrl: real.ownerUrl,
      emptyUrl: empty.ownerUrl,
      schemaDir: fileURLToPath(new URL('../../schema', import.meta.url)),
    });
    // The registry, not Prisma, ties each tenant table to its tenant.
    const tenantKeys = readRegistry()
      .filter((table) => table.class !== 'global' && table.key === 'tenant_id')
      .map((table) => `foreign key ${table.name} (tenant_id) REFERENCES tenants(id)`);
    const modelled = found.filter((each) => each.modelled !== undefined);
    expect(modelled).toEqual([]);
    expect(
      found
        .map((each) => each.object)
        .filter((object) => !tenantKeys.includes(object))
        .toSorted(),
    ).toEqual(BEYOND_PRISMA.toSorted());
  } finally {
    await real.drop();
  }
});

async function execute(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: migrated.ownerUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
