import { defineScopes } from '@belvedere/kernel';

export const webhooksScopes = defineScopes('webhooks', {
  read: { description: 'See webhooks and what was sent to them.', from: 'admin', keyClass: 'never' },
  manage: { description: 'Create, change, test and remove webhooks, and send again what failed.', from: 'admin', keyClass: 'never' },
});
