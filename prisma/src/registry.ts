import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const privilege = z.enum(['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
/** A column that names a person, how it does, and what becomes of the row when that person is erased. */
const subject = z.strictObject({
  /** `id`: the person's id; `text`: the same as text; `principal`: `user:<id>`; `email`: an address; `attempt`: the hash of an address, see platform/attempts. */
  by: z.enum(['id', 'text', 'principal', 'email', 'attempt']).default('id'),
  /** `delete` the row, `clear` the column, or `keep` both. */
  erase: z.enum(['delete', 'clear', 'keep']),
  /** Why the row is kept. */
  reason: z.string().optional(),
  /** What else in a kept row is about the person, and what it is replaced by; `{id}` in a text becomes the person's id, `{now}` the time. */
  replace: z.record(z.string(), z.json()).default({}),
});
export type Subject = z.infer<typeof subject>;

/** How long rows are kept. A tenant may choose another time within the bounds where a `setting` is named. */
const retention = z.strictObject({
  /** The column that says how old a row is; rows in which it is empty are kept. */
  by: z.string(),
  days: z.int().positive(),
  min: z.int().positive().optional(),
  max: z.int().positive().optional(),
  reason: z.string(),
});

const entry = z.strictObject({
  class: z.enum(['tenant', 'global', 'system']),
  key: z.string().default('tenant_id'),
  reason: z.string().optional(),
  runtime: z.array(privilege).default(['SELECT', 'INSERT', 'UPDATE', 'DELETE']),
  jobs: z.array(privilege).default([]),
  lookup: z.boolean().default(false),
  partitioned: z.string().optional(),
  unique: z.record(z.string(), z.string()).default({}),
  subjects: z.record(z.string(), subject).default({}),
  mentions: z.array(z.string()).default([]),
  secrets: z.array(z.string()).default([]),
  natural: z.array(z.string()).default([]),
  stays: z.string().optional(),
  derived: z.literal(true).optional(),
  retention: retention.optional(),
});

export type TableEntry = z.infer<typeof entry> & { name: string };

/** The table registry: who owns each table. It drives policies, grants and the lists that tests use. */
export function readRegistry(file: URL = new URL('../tables.yaml', import.meta.url)): TableEntry[] {
  const tables = z.record(z.string(), entry).parse(parse(readFileSync(file, 'utf8')));
  return Object.entries(tables).map(([name, table]) => {
    if (table.class === 'global' && !table.reason) throw new Error(`tables.yaml: ${name} is global without a reason.`);
    for (const [column, { erase, reason }] of Object.entries(table.subjects))
      if (erase === 'keep' && !reason)
        throw new Error(`tables.yaml: ${name}.${column} is kept when its person is erased, without a reason.`);
    return { name, ...table };
  });
}
