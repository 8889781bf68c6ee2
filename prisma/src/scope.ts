import { AsyncLocalStorage } from 'node:async_hooks';

/** Whose transaction it is. Every transaction has a tenant; what belongs to no customer belongs to the platform's own tenant. */
export interface TransactionScope {
  tenantId: string;
  userId?: string | undefined;
  /** Opens a removed tenant too, whose rows are otherwise there for nobody: to bring it back, to take it out, to end it. */
  evenRemoved?: boolean | undefined;
}

/** The platform itself as a tenant: sign-in, registration and their like are recorded there. */
export const PLATFORM_TENANT_ID = '00000000-0000-7000-8000-000000000000';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const storage = new AsyncLocalStorage<TransactionScope>();

export class OutsideTransaction extends Error {
  override name = 'OutsideTransaction';
  constructor() {
    super('A query was made outside a tenant transaction. Use database.transaction({ tenantId }, …).');
  }
}

export function runInScope<T>(scope: TransactionScope, work: () => Promise<T>): Promise<T> {
  return storage.run(scope, work);
}

/** The prepared statement that opens every transaction. */
export const OPENING = 'belvedere_open';

/**
 * What every connection prepares when it is made: the tenant and the person of a transaction. Here, and nowhere else, a removed tenant
 * is shut: its transactions have no tenant and see no row.
 */
export const PREPARE_OPENING = `PREPARE ${OPENING} (uuid, text, boolean) AS SELECT
  set_config('app.current_tenant', CASE WHEN NOT $3 AND EXISTS (SELECT FROM public.tenant_removals WHERE removed_id = $1 AND purged_at IS NULL) THEN '' ELSE $1::text END, true),
  set_config('app.user_id', $2, true)`;

/** What the opening is given. Both ids are checked to be uuids, so nothing can be smuggled in by them. */
export function openingValues({
  tenantId,
  userId,
  evenRemoved = false,
}: TransactionScope): [tenant: string, user: string, evenRemoved: string] {
  if (!UUID.test(tenantId)) throw new TypeError('The tenant id is not a uuid.');
  if (userId !== undefined && !UUID.test(userId)) throw new TypeError('The user id is not a uuid.');
  return [tenantId, userId ?? '', String(evenRemoved)];
}

/** Opens a transaction with its tenant, as one message. */
export function openingStatement(scope: TransactionScope, isolationLevel?: string): string {
  const isolation = isolationLevel ? ` ISOLATION LEVEL ${isolationLevel}` : '';
  const values = openingValues(scope).map((value) => `'${value}'`);
  return `BEGIN${isolation}; EXECUTE ${OPENING} (${values.join(', ')})`;
}

export function currentScope(): TransactionScope {
  const scope = storage.getStore();
  if (!scope) throw new OutsideTransaction();
  return scope;
}
