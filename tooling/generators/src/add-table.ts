import { existsSync } from 'node:fs';
import path from 'node:path';
import { appendTo, createFile, editFile, insertBefore } from './edit.ts';
import { camelCase, checkName, pascalCase, plural, snakeCase, words } from './names.ts';

export interface TableOptions {
  root: string;
  /** Package under packages/. */
  system: string;
  /** The thing, in the singular: `workshop`, `tour-note`. */
  aggregate: string;
}

/** A tenant's table: model, registry entry, error code, and the aggregate's room with its schemas and its database code. */
export function addTable({ root, system, aggregate }: TableOptions): string[] {
  checkName('The aggregate', aggregate);
  const model = modelOf(aggregate);
  const schema = path.join(root, 'prisma/schema', `${system}.prisma`);
  if (existsSync(schema)) appendTo(schema, `\n${model}`);
  else createFile(schema, model);
  appendTo(path.join(root, 'prisma/tables.yaml'), `${snakeCase(plural(aggregate))}: { class: tenant }\n`);

  const source = path.join(root, 'packages', system, 'src');
  const room = path.join(source, plural(aggregate));
  const error = `  ${errorOf(system, aggregate)}: { status: 404, message: 'There is no such ${words(aggregate)}.', help: 'Check the id.' },`;
  editFile(path.join(source, 'errors.ts'), (text) => insertBefore(text, { line: error, before: /^\}\);$/m }));
  createFile(path.join(room, 'schemas.ts'), schemasOf(aggregate));
  createFile(path.join(room, 'table.ts'), tableOf(system, aggregate));
  return [
    `Fill in the model in prisma/schema/${system}.prisma, then \`pnpm turbo run generate\`.`,
    'Write the migration: `pnpm belvedere migrate diff` gives its SQL, and what Prisma cannot say (checks, partial indexes) is added by hand.',
  ];
}

/** `workshop_opened` in `workshops` is `opened`: the thing that a system is named after goes without saying. */
export const nameIn = (system: string, { aggregate, what }: { aggregate: string; what: string }) =>
  plural(aggregate) === system ? snakeCase(what) : `${snakeCase(aggregate)}_${snakeCase(what)}`;

/** The code of the answer that there is no such thing. */
export const errorOf = (system: string, aggregate: string) => nameIn(system, { aggregate, what: 'not-found' });

const modelOf = (aggregate: string) => `model ${pascalCase(aggregate)} {
  tenantId  String    @map("tenant_id") @db.Uuid
  id        String    @db.Uuid
  title     String
  version   Int       @default(1)
  createdAt DateTime  @default(now()) @map("created_at") @db.Timestamptz(3)
  updatedAt DateTime  @default(now()) @updatedAt @map("updated_at") @db.Timestamptz(3)
  deletedAt DateTime? @map("deleted_at") @db.Timestamptz(3)

  @@id([tenantId, id])
  @@map("${snakeCase(plural(aggregate))}")
}
`;

const schemasOf = (aggregate: string) => `import { z } from 'zod';

export const ${camelCase(aggregate)}View = z
  .object({
    id: z.uuid(),
    title: z.string(),
    version: z.int(),
    createdAt: z.date(),
    updatedAt: z.date(),
  })
  .meta({ id: '${pascalCase(aggregate)}View' });

export const ${camelCase(aggregate)}Page = z
  .object({ items: z.array(${camelCase(aggregate)}View), nextCursor: z.string().nullable() })
  .meta({ id: '${pascalCase(aggregate)}Page' });

export type ${pascalCase(aggregate)}View = z.infer<typeof ${camelCase(aggregate)}View>;
export type ${pascalCase(aggregate)}Page = z.infer<typeof ${camelCase(aggregate)}Page>;
`;

const tableOf = (system: string, aggregate: string) => `import type { Prisma, ${pascalCase(aggregate)}Model } from '@belvedere/db';
import { commonErrors, fail, newId, type Context } from '@belvedere/kernel';
import { ${camelCase(system)}Errors } from '../errors.ts';
import type { ${pascalCase(aggregate)}Page, ${pascalCase(aggregate)}View } from './schemas.ts';

export type ${pascalCase(aggregate)}Row = ${pascalCase(aggregate)}Model;

export function to${pascalCase(aggregate)}View(row: ${pascalCase(aggregate)}Row): ${pascalCase(aggregate)}View {
  return row;
}

/** The ${words(aggregate)}, or the answer that there is none. */
export async function find${pascalCase(aggregate)}(ctx: Context, id: string): Promise<${pascalCase(aggregate)}Row> {
  const row = await ctx.tx.${camelCase(aggregate)}.findFirst({ where: { tenantId: ctx.tenantId, id, deletedAt: null } });
  return row ?? fail(${camelCase(system)}Errors.${errorOf(system, aggregate)});
}

export async function insert${pascalCase(aggregate)}(ctx: Context, fields: { title: string }): Promise<${pascalCase(aggregate)}Row> {
  return ctx.tx.${camelCase(aggregate)}.create({
    data: { ...fields, tenantId: ctx.tenantId, id: newId(), createdAt: ctx.now, updatedAt: ctx.now },
  });
}

/** Writes if the version is still the one that the change was made on. */
export async function update${pascalCase(aggregate)}Row(
  ctx: Context,
  at: { id: string; version: number },
  data: Prisma.${pascalCase(aggregate)}UncheckedUpdateManyInput,
): Promise<${pascalCase(aggregate)}Row> {
  const { count } = await ctx.tx.${camelCase(aggregate)}.updateMany({
    where: { tenantId: ctx.tenantId, id: at.id, version: at.version },
    data: { ...data, version: { increment: 1 }, updatedAt: ctx.now },
  });
  if (count === 0) fail(commonErrors.conflict);
  return ctx.tx.${camelCase(aggregate)}.findUniqueOrThrow({ where: { tenantId_id: { tenantId: ctx.tenantId, id: at.id } } });
}

/** Pages by creation, newest first; the cursor is the last id, and ids grow with time. */
export async function list${pascalCase(aggregate)}Rows(ctx: Context, page: { cursor?: string | undefined; limit: number }): Promise<${pascalCase(aggregate)}Page> {
  const before = page.cursor !== undefined && { id: { lt: page.cursor } };
  const rows = await ctx.tx.${camelCase(aggregate)}.findMany({
    where: { tenantId: ctx.tenantId, deletedAt: null, ...before },
    orderBy: { id: 'desc' },
    take: page.limit + 1,
  });
  const items = rows.slice(0, page.limit);
  return { items: items.map(to${pascalCase(aggregate)}View), nextCursor: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null };
}
`;
