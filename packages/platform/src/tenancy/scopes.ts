import { defineScopes } from '@belvedere/kernel';

export const tenancyScopes = defineScopes('tenancy', {
  read: { description: 'See the tenant, its settings and its limits.', from: 'client', keyClass: 'read' },
  read_public: {
    description: 'See of the tenant what the public sees: its name, language and colours.',
    from: 'client',
    keyClass: 'read',
    publishable: true,
  },
  manage: { description: 'Change the tenant and its settings.', from: 'admin', keyClass: 'never' },
  remove: { description: 'Remove the tenant with everything in it.', from: 'owner', keyClass: 'never' },
  choose_avatar: { description: 'Choose a picture of yourself from the files of the tenant.', from: 'member', keyClass: 'never' },
  read_members: { description: 'See who belongs to the tenant and who is invited.', from: 'manager', keyClass: 'never' },
  manage_members: { description: 'Invite, suspend, remove and restore members.', from: 'admin', keyClass: 'never' },
});
