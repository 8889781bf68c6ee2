import { defineErrors } from '@belvedere/kernel/core';

export const identityErrors = defineErrors('identity', {
  bad_credentials: { status: 401, message: 'The e-mail address or the password is wrong.', help: 'Try again, or choose a new password.' },
  token_invalid: { status: 404, message: 'This link does not exist, was used or has expired.', help: 'Ask for a new mail.' },
  username_taken: { status: 409, message: 'This user name is taken.', help: 'Choose another one.' },
  session_not_found: { status: 404, message: 'There is no such session.', help: 'It may have ended already.' },
  tenant_not_found: { status: 404, message: 'There is no such tenant.', help: 'Choose one that you belong to.' },
  user_exists: { status: 409, message: 'This address already has an account.' },
  user_not_found: { status: 404, message: 'There is no such account.' },
});
