import { command, PLATFORM_ADMIN } from '@belvedere/kernel';
import { identityErrors } from '../errors.ts';
import * as schemas from '../schemas.ts';
import { restoreUser } from './restore-user.ts';
import { suspendUser } from './suspend-user.ts';

const { not_yourself, user_exists, user_not_found } = identityErrors;

export const usersRouter = {
  suspend: command({
    scope: PLATFORM_ADMIN,
    stepUp: true,
    describe: 'Keeps a person out: every sign-in ends, and the keys that they made open nothing.',
    input: schemas.userRef,
    output: schemas.done,
    errors: [not_yourself, user_not_found],
    rate: 'write',
    audit: { action: 'identity.user.suspended', resourceType: 'user', resourceId: ({ input }) => input.person },
    idempotent: 'key',
    run: suspendUser,
  }),
  restore: command({
    scope: PLATFORM_ADMIN,
    stepUp: true,
    describe: 'Lets a suspended or removed person in again, as before.',
    input: schemas.userRef,
    output: schemas.done,
    errors: [user_exists, user_not_found],
    rate: 'write',
    audit: { action: 'identity.user.restored', resourceType: 'user', resourceId: ({ input }) => input.person },
    idempotent: 'key',
    run: restoreUser,
  }),
};
