import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Transaction } from '@belvedere/db';
import type { Services } from '@belvedere/kernel';
import { signArchive, writeZip, type ZipPart } from '@belvedere/kernel/archive';
import { storagePrefix } from '@belvedere/kernel/storage';
import { PARTS, README, type ArchiveManifest } from './manifest.ts';
import { stayingFiles } from './staying-files.ts';
import { countSecrets, listPersonalExports, readPlan, readRows, readShared } from './table.ts';

export interface TenantArchiveOf {
  tenant: ArchiveManifest['tenant'];
  schema: readonly string[];
  onProgress?: ((share: number, what: string) => void) | undefined;
}

/** An archive as a stream, and what stands in its manifest once it has been read: one batch of rows or one file is held at a time. */
export function writeTenantArchive(
  services: Services,
  tx: Transaction,
  { tenant, schema, onProgress = () => {} }: TenantArchiveOf,
): { archive: Readable; manifest: ArchiveManifest } {
  const { storage, signingKey, publicUrl, clock } = services;
  const now = clock.now();
  const manifest: ArchiveManifest = {
    format: 'belvedere.tenant',
    version: 1,
    tenant,
    origin: publicUrl,
    exportedAt: now.toISOString(),
    schema: [...schema],
    rows: {},
    shared: {},
    files: { count: 0, bytes: 0 },
    leftOut: {},
    parts: {},
  };
  return { archive: writeZip(parts()), manifest };

  async function* parts(): AsyncGenerator<ZipPart> {
    yield counted({ name: PARTS.readme, content: once(() => README) });
    yield* rows();
    yield* files();
    const bytes = Buffer.from(JSON.stringify(manifest, null, 1));
    yield { name: PARTS.manifest, content: once(() => bytes), modifiedAt: now };
    yield {
      name: PARTS.signature,
      content: once(() => JSON.stringify(signArchive(bytes, signingKey, publicUrl), null, 1)),
      modifiedAt: now,
    };
  }

  async function* rows(): AsyncGenerator<ZipPart> {
    const plan = await readPlan(tx);
    for (const table of plan.shared)
      yield counted({ name: PARTS.shared(table.name), content: lines(readShared(tx, table), manifest.shared, table.name) });
    for (const [done, table] of plan.tables.entries()) {
      onProgress(done / plan.tables.length / 2, table.name);
      for (const [column, left] of Object.entries(await countSecrets(tx, table)))
        if (left > 0) manifest.leftOut[`${table.name}.${column}`] = left;
      yield counted({ name: PARTS.rows(table.name), content: lines(readRows(tx, table), manifest.rows, table.name) });
    }
  }

  async function* files(): AsyncGenerator<ZipPart> {
    const stays = stayingFiles(tenant.id, await listPersonalExports(tx, tenant.id));
    let total = 0;
    for await (const { key } of storage.list(storagePrefix(tenant.id))) if (!stays(key)) total++;
    for await (const { key, size } of storage.list(storagePrefix(tenant.id))) {
      if (stays(key)) continue;
      // One that was purged since it was listed is a file of no row.
      if (!(await storage.head(key))) continue;
      onProgress(0.5 + Math.min(1, manifest.files.count / Math.max(1, total)) / 2, 'files');
      manifest.files.count += 1;
      manifest.files.bytes += size;
      const content = opened(async () => (await storage.get(key)).body);
      yield counted({ name: PARTS.files + key.slice(tenant.id.length + 1), content, stored: true });
    }
  }

  /** Keeps what the bytes of a part were. */
  function counted(part: ZipPart): ZipPart {
    return { ...part, modifiedAt: now, content: watched(part) };
  }

  async function* watched({ name, content }: ZipPart): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of content) {
      const bytes = Buffer.from(chunk as Uint8Array);
      hash.update(bytes);
      size += bytes.length;
      yield bytes;
    }
    manifest.parts[name] = { sha256: hash.digest('hex'), size };
  }
}

async function* lines(batches: AsyncIterable<string[]>, counts: Record<string, number>, table: string): AsyncGenerator<string> {
  counts[table] = 0;
  for await (const batch of batches) {
    counts[table] += batch.length;
    yield `${batch.join('\n')}\n`;
  }
}

async function* once(make: () => string | Uint8Array): AsyncGenerator<string | Uint8Array> {
  yield make();
}

/** Opens when its first bytes are asked for, so that one file is open at a time. */
async function* opened(open: () => Promise<Readable>): AsyncGenerator<Uint8Array> {
  yield* (await open()) as AsyncIterable<Uint8Array>;
}
