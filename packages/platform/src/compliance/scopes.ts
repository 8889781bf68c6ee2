import { defineScopes } from '@belvedere/kernel';

export const complianceScopes = defineScopes('compliance', {
  read: { description: 'See requests about personal data, holds, consent and retention.', from: 'admin', keyClass: 'never' },
  manage: { description: 'Handle requests about personal data, place holds, write consent texts.', from: 'admin', keyClass: 'never' },
  consent: { description: 'See consent texts and keep decisions of visitors.', from: 'client', keyClass: 'read' },
});
