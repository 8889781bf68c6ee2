import type { TableEntry } from '@belvedere/db/registry';
import { insertionGroups } from '../../tenant-archive/insertion-groups.ts';
import type { TableLink } from '../personal-data/parents-first.ts';

/** How the rows of one tenant in some tables go. */
export interface PurgeStep {
  tables: readonly TableEntry[];
  /** `door`: the runtime role may delete none itself. `batches`: some at a time. `at_once`: rows that refer to each other go in one statement. */
  by: 'door' | 'batches' | 'at_once';
}

/** Every table with rows of tenants, what refers to others before what is referred to; the tenant's own row is left to the end. */
export function planPurge(registry: readonly TableEntry[], links: readonly TableLink[]): PurgeStep[] {
  const entries = new Map(
    registry.filter(({ class: kind, key }) => kind !== 'global' && key === 'tenant_id').map((entry) => [entry.name, entry]),
  );
  return insertionGroups([...entries.keys()], links)
    .reverse()
    .map((names): PurgeStep => {
      const tables = names.flatMap((name) => entries.get(name) ?? []);
      const mayDelete = tables.every(({ runtime }) => runtime.includes('DELETE'));
      if (tables.length > 1 && !mayDelete)
        throw new Error(`tables.yaml: ${names.join(', ')} refer to each other and not all may be deleted from.`);
      const isLinked = links.some(({ child, parent }) => names.includes(child) && names.includes(parent));
      return { tables, by: !mayDelete ? 'door' : isLinked ? 'at_once' : 'batches' };
    });
}
