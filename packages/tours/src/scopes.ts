import { defineScopes } from '@belvedere/kernel';

export const toursScopes = defineScopes('tours', {
  read: { description: 'Read tours, drafts included.', from: 'member', keyClass: 'read' },
  write: { description: 'Create and change tours, scenes and hotspots.', from: 'editor', keyClass: 'write' },
  publish: { description: 'Publish tours and take them back.', from: 'editor', keyClass: 'write' },
  remove: { description: 'Remove tours and bring them back.', from: 'manager', keyClass: 'write' },
  moderate: { description: 'Decide which reviews are shown.', from: 'manager', keyClass: 'write' },
  organize: { description: 'Rename, merge and remove categories and tags in all tours.', from: 'manager', keyClass: 'write' },
  embed: { description: 'Make and revoke embed codes.', from: 'editor', keyClass: 'write' },
});
