import { z } from 'zod';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
export const checksumsSchema = z.object({
  version: z.literal(1),
  tour: z.object({ id: z.uuid(), slug: z.string().max(200), title: z.string().max(300) }),
  /** Where it came from. */
  origin: z.string().max(300),
  exportedAt: z.iso.datetime(),
  /** SHA-256 and bytes of every file but this one and its signature. */
  files: z.record(z.string().max(500), z.object({ sha256: digest, size: z.int().min(0) })),
});
export type Checksums = z.infer<typeof checksumsSchema>;
