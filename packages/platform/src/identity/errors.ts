import { defineErrors } from '@belvedere/kernel/core';

export const identityErrors = defineErrors('identity', {
  bad_credentials: { status: 401, message: 'The e-mail address or the password is wrong.', help: 'Try again, or choose a new password.' },
  token_invalid: { status: 404, message: 'This link does not exist, was used or has expired.', help: 'Ask for a new mail.' },
  username_taken: { status: 409, message: 'This user name is taken.', help: 'Choose another one.' },
  session_not_found: { status: 404, message: 'There is no such session.', help: 'It may have ended already.' },
  tenant_not_found: { status: 404, message: 'There is no such tenant.', help: 'Choose one that you belong to.' },
  user_exists: { status: 409, message: 'This address already has an account.' },
  code_invalid: { status: 401, message: 'This code is not right.', help: 'Wait for the next code and type it again.' },
  challenge_invalid: { status: 401, message: 'This sign-in took too long, or is over.', help: 'Sign in again from the beginning.' },
  second_factor_on: { status: 409, message: 'One-time codes are on already.', help: 'Turn them off first to set up another device.' },
  second_factor_off: { status: 409, message: 'One-time codes are off.', help: 'Turn them on first.' },
  second_factor_wanted: {
    status: 409,
    message: 'Whoever administers the platform keeps a second factor.',
    help: 'Add another one before you remove this one.',
  },
  proof_too_weak: {
    status: 403,
    message: 'Your account has a second factor: the password alone does not prove who you are.',
    help: 'Confirm with a one-time code or a passkey.',
  },
  passkey_invalid: { status: 401, message: 'This passkey was not accepted.', help: 'Try again, or sign in another way.' },
  passkey_not_found: { status: 404, message: 'There is no such passkey.' },
  too_many_passkeys: {
    status: 409,
    message: 'You have as many passkeys as an account can have.',
    help: 'Remove one that you no longer use.',
  },
  provider_not_found: { status: 404, message: 'There is no such site to sign in by.' },
  provider_taken: { status: 409, message: 'There is a site of this name already.', help: 'Choose another name.' },
  provider_unreachable: {
    status: 503,
    message: 'The site that you want to sign in by does not answer.',
    help: 'Try again later, or sign in another way.',
  },
  external_refused: { status: 401, message: 'The other site did not sign you in.', help: 'Try again from the beginning.' },
  external_no_email: {
    status: 409,
    message: 'The other site did not tell your e-mail address.',
    help: 'Allow it to, or sign in another way.',
  },
  external_not_found: { status: 404, message: 'You do not sign in by this site.' },
  not_yourself: { status: 409, message: 'Nobody keeps themselves out.', help: 'Ask another administrator.' },
  user_not_found: { status: 404, message: 'There is no such account.' },
});
