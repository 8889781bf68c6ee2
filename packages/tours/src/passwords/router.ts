import { command, query } from '@belvedere/kernel';
import { toursErrors as errors } from '../errors.ts';
import { toursScopes as scopes } from '../scopes.ts';
import { createPassword } from './create-password.ts';
import { hashBefore } from './hashed-password.ts';
import { listPasswords } from './list-passwords.ts';
import { revokePassword } from './revoke-password.ts';
import { createPasswordInput, listPasswordsInput, passwordIdInput, tourPasswordList, tourPasswordView } from './schemas.ts';

const audited = (done: string) => ({ action: `tours.password.${done}`, resourceType: 'tour_password' });

export const passwordsRouter = {
  create: command({
    scope: scopes.publish,
    describe: 'Adds a password that opens the tour while its visibility is `password`. It can’t be read again.',
    input: createPasswordInput,
    output: tourPasswordView,
    errors: [errors.not_found, errors.too_many_passwords],
    rate: 'write',
    audit: { ...audited('created'), resourceId: ({ output }) => output.id },
    idempotent: 'key',
    tenant: hashBefore,
    run: createPassword,
  }),
  list: query({
    scope: scopes.read,
    describe: 'Lists the passwords of a tour by their labels, newest first.',
    input: listPasswordsInput,
    output: tourPasswordList,
    errors: [errors.not_found],
    rate: 'read',
    run: listPasswords,
  }),
  revoke: command({
    scope: scopes.publish,
    describe: 'Ends a password at once, also for those who are inside by it.',
    input: passwordIdInput,
    output: tourPasswordView,
    errors: [errors.password_not_found],
    rate: 'write',
    audit: { ...audited('revoked'), resourceId: ({ input }) => input.id },
    idempotent: 'natural',
    run: revokePassword,
  }),
};
