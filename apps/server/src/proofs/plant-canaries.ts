import type { Table } from '@belvedere/testing';
import pg from 'pg';
import { knownColumns } from './known-columns.ts';
import type { ProofWorld } from './proof-world.ts';

export interface Planted {
  /** Columns of text that hold a canary, for each tenant. */
  columns: number;
  /** Columns whose rules want other words. */
  refused: string[];
}

/** A text that says where it comes from, so that one look at it elsewhere tells of a leak (X9). */
function canary(tenant: string, table: string, column: string): string {
  return `CANARY_${tenant}_${table}_${column}`;
}

export const CANARIES = /CANARY_([0-9a-f-]{36})_([a-z_]+)/g;

/** Writes a row of each table for a tenant, with a canary in every text and JSON column whose rules allow one. */
export async function plantCanaries({ owner, rows, catalogue }: ProofWorld, tenant: string): Promise<Planted> {
  const planted: Planted = { columns: 0, refused: [] };
  for (const table of catalogue.values()) {
    if (table.class !== 'tenant') continue;
    const isOne = table.primaryKey.join() === table.key;
    const row = isOne ? { [table.key]: tenant } : await rows.insert(table.name, tenant);
    for (const { name, type } of speaking(table)) {
      const text = canary(tenant, table.name, name);
      const value = type === 'text' ? text : type === 'bytea' ? Buffer.from(text) : JSON.stringify({ note: text });
      const where = table.primaryKey.map((column, n) => `${pg.escapeIdentifier(column)} = $${n + 2}`).join(' AND ');
      const changed = await owner
        .query(`UPDATE ${pg.escapeIdentifier(table.name)} SET ${pg.escapeIdentifier(name)} = $1 WHERE ${where}`, [
          value,
          ...table.primaryKey.map((column) => row[column]),
        ])
        .catch((error: unknown) => {
          if (error instanceof pg.DatabaseError) return { rowCount: 0 };
          throw error;
        });
      if (changed.rowCount === 1) planted.columns += 1;
      else planted.refused.push(`${table.name}.${name}`);
    }
  }
  return planted;
}

/** What people or systems can write into; what others refer to or the application reads as a word of its own stays as it is. */
function speaking(table: Table): Table['columns'] {
  const referring = new Set(table.references.flatMap(({ columns }) => columns));
  return table.columns.filter(
    ({ name, type, label }) =>
      label === null &&
      (type === 'text' || type === 'jsonb' || (type === 'bytea' && table.secrets.includes(name))) &&
      !referring.has(name) &&
      !table.primaryKey.includes(name) &&
      !(name in knownColumns(table.name)),
  );
}
