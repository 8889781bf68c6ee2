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

/**
 * What every connection prepares when it is made, as it opens each transaction. Here, and nowhere else, a removed tenant is shut: its
 * transactions have no tenant and see no row.
 */
export const PREPARE_OPENING = `PREPARE belvedere_open (uuid, text) AS SELECT
  set_config('app.current_tenant', CASE WHEN EXISTS (SELECT FROM public.tenant_removals WHERE removed_id = $1) THEN '' ELSE $1::text END, true),
  set_config('app.user_id', $2, true)`;

/**
 * The statement that opens a transaction with its tenant, as one message. Both ids are checked to be uuids, so nothing can be
 * smuggled in by them.
 */
export function openingStatement({ tenantId, userId, evenRemoved }: TransactionScope, isolationLevel?: string): string {
  if (!UUID.test(tenantId)) throw new TypeError('The tenant id is not a uuid.');
  if (userId !== undefined && !UUID.test(userId)) throw new TypeError('The user id is not a uuid.');
  const isolation = isolationLevel ? ` ISOLATION LEVEL ${isolationLevel}` : '';
  if (!evenRemoved) return `BEGIN${isolation}; EXECUTE belvedere_open('${tenantId}', '${userId ?? ''}')`;
  return `BEGIN${isolation}; SET LOCAL app.current_tenant = '${tenantId}'; SET LOCAL app.user_id = '${userId ?? ''}'`;
}

export function currentScope(): TransactionScope {
  const scope = storage.getStore();
  if (!scope) throw new OutsideTransaction();
  return scope;
}
