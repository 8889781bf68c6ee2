import { defineFact } from '@belvedere/kernel';
import { z } from 'zod';

/** A mail waits in the table `mails`. */
export const mailQueued = defineFact({
  name: 'platform.mail_queued',
  version: 1,
  aggregate: 'mail',
  payload: z.object({ mailId: z.uuid() }),
});
