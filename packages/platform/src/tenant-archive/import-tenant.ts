import { Readable } from 'node:stream';
import type { Transaction } from '@belvedere/db';
import { fail, type Services } from '@belvedere/kernel';
import { HOUR } from '@belvedere/kernel/core';
import { mimeTypeOf, parseStorageKey, type StorageKey } from '@belvedere/kernel/storage';
import { PARTS } from './manifest.ts';
import { tenantArchiveErrors } from './errors.ts';
import { lineBatches } from './line-batches.ts';
import { noteInPlatformTrail } from './note-in-platform-trail.ts';
import { openTenantArchive, type OpenedArchive } from './open-tenant-archive.ts';
import {
  addArrivals,
  findTenantBySlug,
  forgetPurge,
  isTenantHere,
  openArrivals,
  prepareForRows,
  readPlan,
  settleRows,
  settleShared,
} from './table.ts';
import { totalOf } from './total-of.ts';

const LONGEST = 24 * HOUR;
const BATCH = { most: 200, largest: 4 * 1_048_576 };

export interface TenantImport {
  path: string;
  /** Public keys of the installations whose archives are taken. */
  trusted: readonly string[];
  schema: readonly string[];
  onProgress?: ((share: number, what: string) => void) | undefined;
}

export interface TenantImported {
  tenantId: string;
  slug: string;
  rows: number;
  files: number;
  people: { made: number; joined: number };
  /** What was left out where it came from and has to be set up again, by table and column. */
  leftOut: Record<string, number>;
}

/** Puts a tenant where it is not: its files, and then all its rows or none. */
export async function importTenant(
  services: Services,
  { path, trusted, schema, onProgress = () => {} }: TenantImport,
): Promise<TenantImported> {
  const archive = await openTenantArchive(path, trusted);
  const { tenant, leftOut, schema: made, files } = archive.manifest;
  if (made.join() !== schema.join())
    fail(tenantArchiveErrors.other_schema, { fields: { archive: made.at(-1) ?? 'none', here: schema.at(-1) ?? 'none' } });
  const { database } = services;
  const isHere = await database.transaction({ tenantId: tenant.id, evenRemoved: true }, (tx) => isTenantHere(tx, tenant.id));
  if (isHere || (await findTenantBySlug(database, tenant.slug))) fail(tenantArchiveErrors.tenant_exists);

  const written: StorageKey[] = [];
  let imported: TenantImported;
  try {
    await writeFiles(services, archive, { written, onFile: (done) => onProgress((done / Math.max(1, files.count)) * 0.6, 'files') });
    const { rows, people } = await database.transaction({ tenantId: tenant.id }, (tx) => writeRows(tx, archive, onProgress), {
      timeout: LONGEST,
    });
    imported = { tenantId: tenant.id, slug: tenant.slug, rows, files: files.count, people, leftOut };
  } catch (error) {
    for (const key of written) await services.storage.delete(key);
    // A tenant that was removed keeps its slug, and one may have come meanwhile.
    if (String(error).includes('tenants_slug_key')) fail(tenantArchiveErrors.tenant_exists, { cause: error });
    throw error;
  }
  await noteInPlatformTrail(services, 'tenant_archive.imported', tenant.id);
  return imported;
}

/** Files come first, so that no row refers to one that is missing. */
async function writeFiles(
  { storage }: Services,
  { manifest, eachPart }: OpenedArchive,
  { written, onFile }: { written: StorageKey[]; onFile: (done: number) => void },
): Promise<void> {
  await eachPart(PARTS.files, async (name, content) => {
    const key = parseStorageKey(manifest.tenant.id, `${manifest.tenant.id}/${name.slice(PARTS.files.length)}`);
    const wasHere = (await storage.head(key)) !== undefined;
    await storage.put(key, Readable.from(content, { objectMode: false }), { mimeType: mimeTypeOf(key) });
    if (!wasHere) written.push(key);
    onFile(written.length);
  });
}

async function writeRows(
  tx: Transaction,
  { manifest, eachPart }: OpenedArchive,
  onProgress: (share: number, what: string) => void,
): Promise<Pick<TenantImported, 'rows' | 'people'>> {
  await prepareForRows(tx);
  await forgetPurge(tx, manifest.tenant.id);
  const plan = await readPlan(tx);
  await openArrivals(tx);
  let rows = 0;
  const shared = new Map(plan.shared.map(({ name }) => [PARTS.shared(name), { table: name, expected: manifest.shared[name] }]));
  const tables = new Map(plan.tables.map(({ name }) => [PARTS.rows(name), { table: name, expected: manifest.rows[name] }]));
  await eachPart('', async (name, content) => {
    const part = shared.get(name) ?? tables.get(name);
    if (!part) return;
    let found = 0;
    for await (const lines of lineBatches(content, BATCH)) {
      await addArrivals(tx, part.table, lines);
      found += lines.length;
    }
    if (found !== part.expected) fail(tenantArchiveErrors.altered, { fields: { [name]: `has ${found} rows` } });
    if (tables.has(name)) rows += found;
    onProgress(0.6 + (rows / Math.max(1, totalOf(manifest.rows))) * 0.2, part.table);
  });
  let people = { made: 0, joined: 0 };
  for (const table of plan.shared) {
    const settled = await settleShared(tx, table);
    if (table.name === 'users') people = settled;
  }
  for (const [done, group] of plan.groups.entries()) {
    onProgress(0.8 + (done / plan.groups.length) * 0.2, group[0]!.name);
    await settleRows(tx, group);
  }
  return { rows, people };
}
