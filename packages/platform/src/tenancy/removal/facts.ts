import { defineFact } from '@belvedere/kernel';
import { z } from 'zod';

/** A tenant was removed; from now on nothing of it is served. */
export const tenantRemoved = defineFact({
  name: 'tenancy.tenant_removed',
  version: 1,
  aggregate: 'tenant',
  payload: z.object({ purgeAfter: z.iso.datetime() }),
});
