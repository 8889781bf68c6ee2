export { openDatabase, type Database, type Transaction } from './database.ts';
export { Prisma } from './generated/client.ts';
export type * from './generated/models.ts';
export * from './generated/enums.ts';
export { OutsideTransaction, PLATFORM_TENANT_ID, type TransactionScope } from './scope.ts';
export { prepareDatabase, type PreparedDatabase } from './prepare-database.ts';
export { readRegistry, type TableEntry } from './registry.ts';
export { readPostgresVersion } from './read-postgres-version.ts';
export { assertSafeRole, UnsafeRole } from './roles.ts';
