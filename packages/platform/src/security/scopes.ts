import { defineScopes } from '@belvedere/kernel';

export const securityScopes = defineScopes('security', {
  read: { description: 'See what looked like an attack.', from: 'admin', keyClass: 'named' },
  acknowledge: { description: 'Say that a security event was seen to.', from: 'admin', keyClass: 'never' },
});
