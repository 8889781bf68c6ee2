import { defineScopes } from '@belvedere/kernel';

export const keysScopes = defineScopes('keys', {
  read: { description: 'See the API keys of the tenant.', from: 'admin', keyClass: 'never' },
  manage: { description: 'Create, change, rotate and revoke API keys.', from: 'admin', keyClass: 'never' },
});
