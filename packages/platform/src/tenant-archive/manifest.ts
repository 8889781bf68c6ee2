import { z } from 'zod';

/** Names inside an archive. */
export const PARTS = {
  readme: 'README.txt',
  shared: (table: string) => `shared/${table}.ndjson`,
  rows: (table: string) => `rows/${table}.ndjson`,
  files: 'files/',
  manifest: 'manifest.json',
  signature: 'signature.json',
} as const;

const count = z.int().min(0);
const counts = z.record(z.string().max(100), count);

export const archiveManifestSchema = z.object({
  format: z.literal('belvedere.tenant'),
  version: z.literal(1),
  tenant: z.object({ id: z.uuid(), slug: z.string().max(200), name: z.string().max(300) }),
  /** Where it came from. */
  origin: z.string().max(300),
  exportedAt: z.iso.datetime(),
  /** The migrations that had made the tables. */
  schema: z.array(z.string().max(300)),
  /** Rows of each table. */
  rows: counts,
  /** People and permissions that the rows refer to. */
  shared: counts,
  files: z.object({ count, bytes: count }),
  /** Values of secret columns that stayed behind, by table and column. */
  leftOut: counts,
  /** SHA-256 and bytes of every part but this one and its signature. */
  parts: z.record(z.string().max(700), z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), size: count })),
});
export type ArchiveManifest = z.infer<typeof archiveManifestSchema>;

export const README = `A tenant of Belvedere, with everything that is its own.

rows/ has a file for each table and in it a line for each row; each value is the text that PostgreSQL writes for it. shared/ has the people
and permissions that these rows refer to, as far as they have to be found again elsewhere. files/ are the tenant's files. manifest.json
lists all parts with their checksums, signature.json is over the manifest.

Read it in by: belvedere tenant import <this file>. Passwords, keys and other secrets are not in it, not even as hashes.
`;
