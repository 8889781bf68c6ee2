import { defineScopes } from '@belvedere/kernel';

export const analyticsScopes = defineScopes('analytics', {
  read: { description: 'See how tours are looked at.', from: 'manager', keyClass: 'analytics' },
  manage: { description: 'Save reports, share them, and have them sent to members.', from: 'manager', keyClass: 'analytics' },
});
