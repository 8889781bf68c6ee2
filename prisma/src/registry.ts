import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const privilege = z.enum(['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
const entry = z.strictObject({
  class: z.enum(['tenant', 'global', 'system']),
  key: z.string().default('tenant_id'),
  reason: z.string().optional(),
  runtime: z.array(privilege).default(['SELECT', 'INSERT', 'UPDATE', 'DELETE']),
  jobs: z.array(privilege).default([]),
  lookup: z.boolean().default(false),
  partitioned: z.string().optional(),
  unique: z.record(z.string(), z.string()).default({}),
  subjects: z.record(z.string(), z.strictObject({ erase: z.enum(['delete', 'clear', 'keep']), reason: z.string().optional() })).default({}),
});

export type TableEntry = z.infer<typeof entry> & { name: string };

/** The table registry: who owns each table. It drives policies, grants and the lists that tests use. */
export function readRegistry(file: URL = new URL('../tables.yaml', import.meta.url)): TableEntry[] {
  const tables = z.record(z.string(), entry).parse(parse(readFileSync(file, 'utf8')));
  return Object.entries(tables).map(([name, table]) => {
    if (table.class === 'global' && !table.reason) throw new Error(`tables.yaml: ${name} is global without a reason.`);
    return { name, ...table };
  });
}
