import { ColumnTypeEnum, mockAdapter, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { loadEngine, NO_FILTERS } from './load-engine.ts';
import { readSchema } from './read-schema.ts';

/** The SQL that leads from nothing, or from one schema folder, to another; needs no database. */
export async function diff({ from, to }: { from: 'empty' | { schemaDir: string }; to: { schemaDir: string } }): Promise<string> {
  const engine = await loadEngine(offline);
  try {
    const { stdout } = await engine.diff({
      from: from === 'empty' ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: await readSchema(from.schemaDir) },
      to: { tag: 'schemaDatamodel', files: await readSchema(to.schemaDir) },
      script: true,
      exitCode: null,
      filters: NO_FILTERS,
    });
    return stdout ?? '';
  } finally {
    engine.free();
  }
}

/** Between two schemas the engine asks the database one thing, which version it is: the lowest that is supported. */
const adapter = {
  ...mockAdapter('postgres'),
  queryRaw: async () => ({
    columnNames: ['exists', 'version', 'numeric_version'],
    columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
    rows: [[true, 'PostgreSQL 15.18', 150018]],
  }),
  getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
};
const offline: SqlMigrationAwareDriverAdapterFactory = {
  provider: 'postgres',
  adapterName: 'offline',
  connect: async () => adapter,
  connectToShadowDb: async () => adapter,
};
