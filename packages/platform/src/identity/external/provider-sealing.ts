import type { Sealing } from '../../data-keys/seal-for.ts';

/** Where the secret of a tenant's provider opens, and with whose key. */
export function providerSealing({ tenantId, id }: { tenantId: string; id: string }): Sealing {
  return {
    owner: { kind: 'tenant', id: tenantId },
    place: { tenantId, table: 'sign_in_providers', column: 'client_secret', rowId: id },
  };
}
