import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { fail, type Services } from '@belvedere/kernel';
import { HOUR } from '@belvedere/kernel/core';
import { tenantArchiveErrors } from './errors.ts';
import { noteInPlatformTrail } from './note-in-platform-trail.ts';
import { findTenantBySlug, PLATFORM, prepareForRows } from './table.ts';
import { totalOf } from './total-of.ts';
import { writeTenantArchive, type TenantArchiveOf } from './write-tenant-archive.ts';

const LONGEST = 24 * HOUR;

export interface TenantExported {
  tenantId: string;
  slug: string;
  rows: number;
  people: number;
  files: number;
  size: number;
  /** Values that stayed behind, by table and column: what has to be set up again. */
  leftOut: Record<string, number>;
}

/** Writes everything of a tenant into a file, as it is at one moment. A half-written file never has its name. */
export async function exportTenant(
  services: Services,
  { slug, path, ...rest }: { slug: string; path: string } & Pick<TenantArchiveOf, 'schema' | 'onProgress'>,
): Promise<TenantExported> {
  const tenant = await findTenantBySlug(services.database, slug);
  if (!tenant || tenant.id === PLATFORM) fail(tenantArchiveErrors.unknown_tenant);
  const unfinished = `${path}.unfinished`;
  try {
    const manifest = await services.database.transaction(
      { tenantId: tenant.id },
      async (tx) => {
        await prepareForRows(tx);
        const written = writeTenantArchive(services, tx, { tenant, ...rest });
        // People's names and addresses are in it: for whoever runs this, and nobody else on this machine.
        await pipeline(written.archive, createWriteStream(unfinished, { mode: 0o600 }));
        return written.manifest;
      },
      { timeout: LONGEST, snapshot: true },
    );
    await rename(unfinished, path);
    await noteInPlatformTrail(services, 'tenant_archive.exported', tenant.id);
    return {
      tenantId: tenant.id,
      slug,
      rows: totalOf(manifest.rows),
      people: manifest.shared['users'] ?? 0,
      files: manifest.files.count,
      size: (await stat(path)).size,
      leftOut: manifest.leftOut,
    };
  } finally {
    await rm(unfinished, { force: true });
  }
}
