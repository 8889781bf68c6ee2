import { defineScopes } from '@belvedere/kernel';

export const analyticsScopes = defineScopes('analytics', {
  read: { description: 'See how tours are looked at.', from: 'manager', keyClass: 'analytics' },
});
