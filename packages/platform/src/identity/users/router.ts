import { command, PLATFORM_ADMIN, query } from '@belvedere/kernel';
import { identityErrors } from '../errors.ts';
import * as schemas from '../schemas.ts';
import { endSessionsOf } from './end-sessions-of.ts';
import { listUsers } from './list-users.ts';
import { restoreUser } from './restore-user.ts';
import { suspendUser } from './suspend-user.ts';

const { not_yourself, user_exists, user_not_found } = identityErrors;

export const usersRouter = {
  list: query({
    scope: PLATFORM_ADMIN,
    sensitive: 'The people of the platform were listed.',
    describe: 'Lists all people of the platform, or those whose address or name has a text in it, or whose id it is.',
    input: schemas.listUsersInput,
    output: schemas.userPage,
    errors: [],
    rate: 'read',
    run: listUsers,
  }),
  endSessions: command({
    scope: PLATFORM_ADMIN,
    stepUp: true,
    describe: 'Ends every sign-in of a person; they can sign in again.',
    input: schemas.userRef,
    output: schemas.sessionsEnded,
    errors: [not_yourself, user_not_found],
    rate: 'write',
    audit: { action: 'identity.sessions.ended', resourceType: 'user', resourceId: ({ input }) => input.person },
    idempotent: 'natural',
    run: endSessionsOf,
  }),
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
