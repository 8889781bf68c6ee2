import { defineFact } from '@belvedere/kernel';
import { z } from 'zod';

/** A person's rows in this tenant were erased; whoever counts them has to count anew. */
export const personErased = defineFact({
  name: 'compliance.person_erased',
  version: 1,
  aggregate: 'user',
  payload: z.object({ userId: z.uuid(), tables: z.array(z.string().max(63)).max(1_000) }),
});

/** A request about personal data may be carried out in this tenant: who asked is known. */
export const requestVerified = defineFact({
  name: 'compliance.request_verified',
  version: 1,
  aggregate: 'gdpr_request',
  payload: z.object({ requestId: z.uuid() }),
});

/** An archive of the tenant was asked for. */
export const exportRequested = defineFact({
  name: 'compliance.export_requested',
  version: 1,
  aggregate: 'data_export',
  payload: z.object({ exportId: z.uuid() }),
});
