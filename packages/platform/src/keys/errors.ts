import { defineErrors } from '@belvedere/kernel/core';

export const keysErrors = defineErrors('keys', {
  not_found: { status: 404, message: 'There is no such key.', help: 'Check the id.' },
  scope_unknown: { status: 400, message: 'A key of this kind cannot have this scope.', help: 'Choose other scopes, or a secret key.' },
  scope_not_held: { status: 403, message: 'A key cannot do more than whoever makes it.', help: 'Leave out what you may not do yourself.' },
  not_live: { status: 409, message: 'This key is revoked or has expired.', help: 'Create a new one.' },
});
