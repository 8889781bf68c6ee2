import { defineScopes } from '@belvedere/kernel';

export const accessScopes = defineScopes('access', {
  read: { description: 'See roles, who has them and why somebody may or may not do something.', from: 'manager', keyClass: 'never' },
  manage: { description: 'Create and change roles, give and take them, hand over ownership.', from: 'admin', keyClass: 'never' },
  // Policies bind everybody, owners too: who writes them has to be one.
  manage_policies: { description: 'Write the policies of the tenant.', from: 'owner', keyClass: 'never' },
  decide: { description: 'Ask whether somebody may do something.', from: 'admin', keyClass: 'named' },
  transfer: { description: 'Hand over what is your own.', from: 'member', keyClass: 'never' },
  read_log: { description: 'Read the log of refused and sensitive calls.', from: 'admin', keyClass: 'never' },
  // What tells an owner from an administrator: nobody gives what they don't have, so only owners make owners.
  own: { description: 'Own the tenant: name other owners.', from: 'owner', keyClass: 'never' },
});
