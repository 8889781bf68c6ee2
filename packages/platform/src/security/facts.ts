import { defineFact } from '@belvedere/kernel';
import { z } from 'zod';

export const securityEventRecorded = defineFact({
  name: 'platform.security_event_recorded',
  version: 1,
  aggregate: 'security_event',
  payload: z.object({ eventId: z.uuid() }),
  webhook: { describe: 'Something looked like an attack on the tenant and was written down.' },
});
