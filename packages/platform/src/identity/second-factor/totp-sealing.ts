import { PLATFORM_TENANT_ID } from '../table.ts';
import type { Sealing } from '../../data-keys/seal-for.ts';

/** Where a person's secret opens, and with whose key. */
export function totpSealing(userId: string): Sealing {
  return {
    owner: { kind: 'person', id: userId },
    place: { tenantId: PLATFORM_TENANT_ID, table: 'totp_credentials', column: 'secret', rowId: userId },
  };
}
