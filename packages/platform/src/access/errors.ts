import { defineErrors } from '@belvedere/kernel/core';

export const accessErrors = defineErrors('access', {
  role_not_found: { status: 404, message: 'There is no such role.', help: 'Check the id.' },
  role_name_taken: { status: 409, message: 'Another role has this name.', help: 'Choose another name.' },
  system_role: { status: 409, message: 'This role belongs to the platform and stays as it is.', help: 'Create a role of your own.' },
  unknown_permission: { status: 400, message: 'There is no such permission.', help: 'Choose from the listed permissions.' },
  escalation: {
    status: 403,
    message: 'You cannot give or take what you do not have yourself.',
    help: 'Ask somebody who has these permissions.',
  },
  member_not_found: { status: 404, message: 'There is no such member.', help: 'Check the id.' },
  last_owner: { status: 409, message: 'A tenant keeps at least one owner.', help: 'Name another owner first.' },
  thing_not_found: { status: 404, message: 'There is no such thing.', help: 'Check its type and its id.' },
  policy_not_found: { status: 404, message: 'There is no such policy.', help: 'Check the id.' },
  policy_name_taken: { status: 409, message: 'Another policy has this name.', help: 'Choose another name.' },
  policy_invalid: { status: 400, message: 'The policy cannot be kept as it is.', help: 'Correct the parts named under errors.' },
  too_many_policies: { status: 409, message: 'There are too many policies.', help: 'Remove or merge some.' },
  grant_not_found: { status: 404, message: 'There is no such grant, or it has ended.', help: 'Check the id.' },
  ownership_not_found: { status: 404, message: 'There is no such thing.', help: 'Check the id.' },
});
