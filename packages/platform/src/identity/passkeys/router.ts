import { command, query, SELF } from '@belvedere/kernel';
import { z } from 'zod';
import { identityErrors } from '../errors.ts';
import * as schemas from '../schemas.ts';
import { beginPasskey } from './begin-passkey.ts';
import { beginPasskeySignIn } from './begin-passkey-sign-in.ts';
import { listPasskeys } from './list-passkeys.ts';
import { registerPasskey } from './register-passkey.ts';
import { removePasskey } from './remove-passkey.ts';
import { renamePasskey } from './rename-passkey.ts';
import { signInWithPasskey } from './sign-in-with-passkey.ts';

const { passkey_invalid, passkey_not_found, second_factor_wanted, too_many_passkeys } = identityErrors;
const nothing = z.strictObject({});
const self = ({ ctx }: { ctx: { actor: { type: string; userId?: string | undefined } } }) => ctx.actor.userId ?? null;

export const passkeysRouter = {
  list: query({
    scope: SELF,
    describe: 'Lists the passkeys of the caller.',
    input: nothing,
    output: z.object({ items: z.array(schemas.passkeyView).max(50) }),
    errors: [],
    rate: 'read',
    run: listPasskeys,
  }),
  begin: command({
    scope: SELF,
    stepUp: true,
    describe: 'Gives what the browser needs to make a passkey.',
    input: nothing,
    output: schemas.passkeyCreation,
    errors: [],
    rate: 'auth',
    audit: { action: 'identity.passkey.begun', resourceType: 'user', resourceId: self },
    idempotent: 'natural',
    run: beginPasskey,
  }),
  register: command({
    scope: SELF,
    stepUp: true,
    describe: 'Adds the passkey that the browser made.',
    input: schemas.registerPasskeyInput,
    output: schemas.passkeyView,
    errors: [passkey_invalid, too_many_passkeys],
    rate: 'auth',
    audit: { action: 'identity.passkey.added', resourceType: 'passkey', resourceId: ({ output }) => output.id },
    idempotent: 'natural',
    run: registerPasskey,
  }),
  rename: command({
    scope: SELF,
    describe: 'Gives a passkey another name.',
    input: schemas.renamePasskeyInput,
    output: schemas.done,
    errors: [passkey_not_found],
    rate: 'write',
    audit: { action: 'identity.passkey.renamed', resourceType: 'passkey', resourceId: ({ input }) => input.id },
    idempotent: 'natural',
    run: renamePasskey,
  }),
  remove: command({
    scope: SELF,
    stepUp: true,
    describe: 'Removes a passkey: it signs in no more.',
    input: schemas.passkeyId,
    output: schemas.done,
    errors: [passkey_not_found, second_factor_wanted],
    rate: 'auth',
    audit: { action: 'identity.passkey.removed', resourceType: 'passkey', resourceId: ({ input }) => input.id },
    idempotent: 'key',
    run: removePasskey,
  }),
  beginSignIn: command({
    public: { reason: 'Whoever signs in is not signed in yet.' },
    describe: 'Gives what the browser needs to sign in, or to confirm, with a passkey.',
    input: nothing,
    output: schemas.passkeyRequest,
    errors: [],
    rate: 'auth',
    audit: { action: 'identity.passkey.asked', resourceType: 'user', resourceId: () => null },
    idempotent: 'natural',
    run: beginPasskeySignIn,
  }),
  signIn: command({
    public: { reason: 'The answer of the passkey is the proof.' },
    describe: 'Signs in with a passkey; it is as good as two factors.',
    input: schemas.passkeySignInInput,
    output: schemas.signInResult,
    errors: [passkey_invalid],
    rate: 'auth',
    audit: {
      action: 'identity.session.started',
      resourceType: 'user',
      resourceId: ({ output }) => (output.status === 'signed_in' ? output.user.id : null),
    },
    idempotent: 'natural',
    run: signInWithPasskey,
  }),
};
