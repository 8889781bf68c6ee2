import { newId } from '@belvedere/kernel/core';
import { tableOf, type Row } from '@belvedere/testing';
import type { ListedProcedure } from '../procedures.ts';
import type { ProofActor, ProofWorld } from './proof-world.ts';

/** Whose row an id names, as seen by whoever sends it. */
export type Kind = 'own' | 'foreign' | 'nonexistent' | 'deleted' | 'malformed';

export interface Fixtures {
  id(table: string, of: { actor: ProofActor; kind: Kind; procedure: ListedProcedure }): Promise<string>;
  /** What the procedure was called with is not what it was. */
  forget(procedure: ListedProcedure): void;
}

/** Of people, not of tenants, and named by calls. */
const PERSONAL = new Set(['auth_sessions', 'passkeys', 'external_identities']);

/** Ids of rows, made for a procedure and used by it until it went through. Those of the stranger are there from the start and stay. */
export async function createFixtures({ rows, catalogue, other, stranger }: ProofWorld): Promise<Fixtures> {
  const theirs = new Map<string, Row>();
  for (const { name, key, class: kind, primaryKey } of catalogue.values()) {
    // One row a tenant: there since the tenant is.
    if (kind === 'tenant' && primaryKey.join() === key) continue;
    if (kind === 'tenant' || PERSONAL.has(name)) theirs.set(name, await rows.insert(name, stranger));
  }
  const mine = new Map<string, Promise<Row>>();
  // One for each table, as there is one stranger's row: what a call leaves behind meets the next caller in both cases alike.
  const missing = new Map<string, string>();

  return {
    async id(table, { actor, kind, procedure }) {
      if (kind === 'malformed') return 'not-an-id';
      if (kind === 'nonexistent' || (kind === 'deleted' && table === 'tenants')) return missingIdOf(table);
      if (table === 'tenants') return kind === 'own' ? actor.home : procedure.meta.scope?.level === 'platform' ? other : stranger;
      const row = kind === 'foreign' ? theirs.get(table) : await own(table, { actor, kind, procedure });
      const column = hasColumn(table, 'id') ? 'id' : 'user_id';
      return String(row?.[column]);
    },
    forget({ path }) {
      for (const name of mine.keys()) if (name.startsWith(`${path} `)) mine.delete(name);
    },
  };

  function missingIdOf(table: string): string {
    const id = missing.get(table) ?? newIdOf(table);
    missing.set(table, id);
    return id;
  }

  function own(table: string, { actor, kind, procedure }: { actor: ProofActor; kind: Kind; procedure: ListedProcedure }): Promise<Row> {
    const name = `${procedure.path} ${actor.home} ${table} ${kind}`;
    const row = mine.get(name) ?? rows.insert(table, actor.home, kind === 'deleted' ? gone(table) : {});
    mine.set(name, row);
    return row;
  }

  /** Whatever a table calls being gone. */
  function gone(table: string): Row {
    if (hasColumn(table, 'deleted_at')) return { deleted_at: '2026-06-15T12:00:00Z' };
    if (hasColumn(table, 'revoked_at')) return { revoked_at: '2026-06-15T12:00:00Z' };
    return table === 'memberships' ? { status: 'removed' } : {};
  }

  function hasColumn(table: string, column: string): boolean {
    return tableOf(catalogue, table).columns.some(({ name }) => name === column);
  }
}

/** A session is named by a hash, everything else by a UUID. */
function newIdOf(table: string): string {
  return table === 'auth_sessions' ? newId().replaceAll('-', '').repeat(2) : newId();
}
