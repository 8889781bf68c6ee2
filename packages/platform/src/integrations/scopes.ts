import { defineScopes } from '@belvedere/kernel';

export const integrationsScopes = defineScopes('integrations', {
  read: { description: 'See integrations and what happened with them.', from: 'admin', keyClass: 'never' },
  manage: { description: 'Create, change and remove integrations, and set their tokens.', from: 'admin', keyClass: 'never' },
});
