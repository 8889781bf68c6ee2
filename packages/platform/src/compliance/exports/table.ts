import { PLATFORM_TENANT_ID, type Database, type DataExportModel, type Transaction } from '@belvedere/db';
import type { Person } from '../personal-data/person-of.ts';
import { bindPerson, findPersonalTables, personalTables, type TableEntry } from '../personal-data/table.ts';

export type DataExportRow = DataExportModel;

/** The tables of a tenant that have something about the person; what belongs to no tenant counts as the platform's. */
export function personalTablesIn(
  database: Database,
  { tenantId, person, tables }: { tenantId: string; person: Person; tables?: readonly TableEntry[] | undefined },
): Promise<TableEntry[]> {
  const own = personalTables(tables).filter(
    (table) => table.class === 'tenant' || (table.class === 'global' && tenantId === PLATFORM_TENANT_ID),
  );
  return database.transaction({ tenantId, evenRemoved: true }, async (tx) => {
    await bindPerson(tx, person);
    return findPersonalTables(tx, own);
  });
}

export async function insertExport(
  tx: Transaction,
  row: Pick<DataExportRow, 'tenantId' | 'id' | 'kind' | 'userId' | 'requestedById' | 'withFiles' | 'createdAt'>,
): Promise<void> {
  await tx.dataExport.createMany({ data: [row] });
}

export async function findExport(tx: Transaction, tenantId: string, id: string): Promise<DataExportRow | undefined> {
  return (await tx.dataExport.findUnique({ where: { tenantId_id: { tenantId, id } } })) ?? undefined;
}

export function readExport(database: Database, tenantId: string, id: string): Promise<DataExportRow | undefined> {
  return database.transaction({ tenantId }, (tx) => findExport(tx, tenantId, id));
}

export async function changeExport(
  tx: Transaction,
  { tenantId, id }: { tenantId: string; id: string },
  data: Partial<Pick<DataExportRow, 'status' | 'size' | 'checksum' | 'failure' | 'finishedAt' | 'expiresAt'>>,
): Promise<void> {
  await tx.dataExport.updateMany({ where: { tenantId, id }, data });
}

/** Archives that are over and whose bytes are still there. */
export async function listOver(tx: Transaction, tenantId: string, now: Date): Promise<string[]> {
  const rows = await tx.dataExport.findMany({
    where: { tenantId, status: 'ready', expiresAt: { lte: now } },
    select: { id: true },
    take: 1_000,
  });
  return rows.map(({ id }) => id);
}
