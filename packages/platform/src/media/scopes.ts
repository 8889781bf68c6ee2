import { defineScopes } from '@belvedere/kernel';

export const mediaScopes = defineScopes('media', {
  read: { description: 'See files, their state and their reduced versions.', from: 'member', keyClass: 'read' },
  write: { description: 'Upload, rename, remove and restore files; download originals.', from: 'editor', keyClass: 'write' },
});
