import { defineScopes } from '@belvedere/kernel';

export const eventsScopes = defineScopes('events', {
  read: { description: 'Read events and venues, drafts included.', from: 'member', keyClass: 'read' },
  write: { description: 'Create and change events and venues.', from: 'editor', keyClass: 'write' },
  publish: { description: 'Publish events and cancel them.', from: 'editor', keyClass: 'write' },
  remove: { description: 'Remove events and venues.', from: 'manager', keyClass: 'write' },
  door: { description: 'See who has a place, and let guests in.', from: 'editor', keyClass: 'named' },
  guests: { description: 'See and manage who is on a waitlist.', from: 'editor', keyClass: 'named' },
});
