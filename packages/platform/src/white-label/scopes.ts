import { defineScopes } from '@belvedere/kernel';

export const whiteLabelScopes = defineScopes('white_label', {
  read: { description: 'See how the tenant looks, and its domains.', from: 'manager', keyClass: 'never' },
  manage: { description: 'Change how the tenant looks, and add, verify and remove its domains.', from: 'admin', keyClass: 'never' },
});
