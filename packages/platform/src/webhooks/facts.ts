import { defineFact } from '@belvedere/kernel';
import { z } from 'zod';

/** What is sent when somebody tries whether a webhook works. It goes to that one only, whatever it listens to. */
export const webhookTested = defineFact({
  name: 'webhooks.test',
  version: 1,
  aggregate: 'webhook',
  payload: z.object({ webhookId: z.uuid(), sentBy: z.uuid() }),
  webhook: { describe: 'Somebody tries whether the webhook works.' },
});
