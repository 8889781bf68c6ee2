import { defineScopes } from '@belvedere/kernel';

export const auditLogScopes = defineScopes('audit_log', {
  read: { description: 'Read and verify the audit log.', from: 'admin', keyClass: 'never' },
  stream: { description: 'Take the audit log elsewhere, page by page.', from: 'admin', keyClass: 'named' },
});
