import { readFile } from 'node:fs/promises';
import { bindMigrationAwareSqlAdapterFactory, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';

export type { SchemaEngine };
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

// Node has it; only the browser's type library describes it.
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<{ exports: Record<string, unknown> }>;
};

let engines: Promise<typeof SchemaEngine> | undefined;

/**
 * Prisma's own migration engine, in WebAssembly: the package's main entry needs wasm ES modules, which Node does not load yet,
 * so its parts are put together by hand. The CLI's native engine would have to be downloaded.
 */
export async function loadEngine(adapter: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> {
  engines ??= instantiate();
  const datasource: [string, string] = ['datasource.prisma', 'datasource db {\n  provider = "postgresql"\n}\n'];
  return (await engines).new({ datamodels: [datasource] }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter));
}

async function instantiate(): Promise<typeof SchemaEngine> {
  const glueFile = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const glue = await import(glueFile);
  const module = await WebAssembly.compile(await readFile(new URL('schema_engine_bg.wasm', glueFile)));
  const { exports } = await WebAssembly.instantiate(module, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(exports);
  if (typeof exports['__wbindgen_start'] === 'function') exports['__wbindgen_start']();
  return glue.SchemaEngine;
}
