import type { TableEntry } from '@belvedere/db/registry';
import { insertionGroups } from './insertion-groups.ts';

export interface CatalogueColumn {
  table: string;
  name: string;
  type: string;
}

/** Columns of one table that name rows of another, in the same order. */
export interface Reference {
  child: string;
  columns: string[];
  parent: string;
  parentColumns: string[];
}

/** Rows of one tenant in one table. */
export interface TravellingTable {
  name: string;
  key: string;
  columns: CatalogueColumn[];
  /** Columns whose values stay behind. */
  secrets: readonly string[];
  /** Columns that hold ids of shared rows, which may have other ids where they arrive. */
  shared: ReadonlyMap<string, string>;
}

/** Rows that belong to no tenant and are referred to by this one's: people and permissions. */
export interface SharedTable {
  name: string;
  /** The columns that travel: the id, what a row is found again by, and what makes it. */
  columns: CatalogueColumn[];
  natural: string;
  /** Where the tenant's rows refer to them. */
  referredBy: { table: string; column: string }[];
}

export interface ArchivePlan {
  shared: SharedTable[];
  tables: TravellingTable[];
  /** In which order they are filled, and which together. */
  groups: TravellingTable[][];
}

const PEOPLE = 'users';
const REPLACEABLE = new Set(['text', 'bytea']);

/** What an archive of a tenant is made of: nothing but the registry and the catalogue, so that a new table needs no edit. */
export function planArchive(
  registry: readonly TableEntry[],
  catalogue: { columns: readonly CatalogueColumn[]; references: readonly Reference[] },
): ArchivePlan {
  const entries = new Map(registry.map((entry) => [entry.name, entry]));
  const travelling = registry.filter((entry) => entry.class === 'tenant' && entry.stays === undefined);
  const names = new Set(travelling.map(({ name }) => name));
  const columnsOf = (table: string) => catalogue.columns.filter((column) => column.table === table);
  const tables = travelling.map((entry): TravellingTable => {
    const columns = columnsOf(entry.name);
    for (const { name, type } of columns)
      if (entry.secrets.includes(name) && !REPLACEABLE.has(type))
        throw new Error(`tables.yaml: ${entry.name}.${name} is secret, and a ${type} has no stand-in.`);
    const shared = columns.flatMap(({ name }) => {
      const found = sharedBehind(entry, name);
      return found === undefined ? [] : [[name, found] as const];
    });
    return { name: entry.name, key: entry.key, columns, secrets: entry.secrets, shared: new Map(shared) };
  });
  const direct = catalogue.references.filter(({ child, parent }) => names.has(child) && entries.get(parent)?.class === 'global');
  const shared = [...Map.groupBy(direct, ({ parent }) => parent)].map(([name, references]): SharedTable => {
    const { natural: columns = [] } = entries.get(name) ?? {};
    const [natural] = columns;
    if (natural === undefined)
      throw new Error(`tables.yaml: rows of tenants refer to ${name}: name in natural by which its rows are found again.`);
    const wanted = new Set(['id', ...columns]);
    const referredBy = references.map(({ child, columns: [column] }) => ({ table: child, column: column! }));
    return { name, columns: columnsOf(name).filter((column) => wanted.has(column.name)), natural, referredBy };
  });
  const groups = insertionGroups([...names], catalogue.references).map((group) => tables.filter(({ name }) => group.includes(name)));
  return { shared, tables, groups };

  /** The shared table that a column leads to, also by way of another table of the tenant. */
  function sharedBehind(entry: TableEntry, column: string, seen: ReadonlySet<string> = new Set()): string | undefined {
    const at = `${entry.name}.${column}`;
    if (seen.has(at)) return undefined;
    for (const { child, columns, parent, parentColumns } of catalogue.references) {
      const place = child === entry.name ? columns.indexOf(column) : -1;
      const target = entries.get(parent);
      if (place < 0 || !target) continue;
      if (target.class === 'global') return parent;
      const found = sharedBehind(target, parentColumns[place]!, new Set([...seen, at]));
      if (found !== undefined) return found;
    }
    // Rows that nobody may change, such as those of a hash chain, go on naming whom they named.
    return entry.subjects[column]?.by === 'id' && entry.runtime.includes('UPDATE') ? PEOPLE : undefined;
  }
}
