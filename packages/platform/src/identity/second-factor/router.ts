import { command, query, SELF } from '@belvedere/kernel';
import { commonErrors } from '@belvedere/kernel/core';
import { z } from 'zod';
import { identityErrors } from '../errors.ts';
import * as schemas from '../schemas.ts';
import { beginTotp } from './begin-totp.ts';
import { completeSignIn, secondFactor } from './complete-sign-in.ts';
import { confirmTotp, totpConfirmation } from './confirm-totp.ts';
import { disableTotp } from './disable-totp.ts';
import { getSecondFactor } from './get-second-factor.ts';
import { renewRecoveryCodes } from './renew-recovery-codes.ts';

const { challenge_invalid, code_invalid, second_factor_off, second_factor_on, second_factor_wanted } = identityErrors;
const { rate_limited } = commonErrors;
const nothing = z.strictObject({});
const self = ({ ctx }: { ctx: { actor: { type: string; userId?: string | undefined } } }) => ctx.actor.userId ?? null;

export const secondFactorRouter = {
  complete: command({
    public: { reason: 'The challenge of the sign-in is the proof of its first half.' },
    describe: 'Finishes a sign-in that wants a second factor, by a one-time code or a recovery code.',
    input: schemas.completeSignInInput,
    output: schemas.signInResult,
    errors: [challenge_invalid, code_invalid, rate_limited],
    rate: 'auth',
    audit: {
      action: 'identity.session.started',
      resourceType: 'user',
      resourceId: ({ output }) => (output.status === 'signed_in' ? output.user.id : null),
    },
    idempotent: 'natural',
    tenant: secondFactor.tenant,
    run: completeSignIn,
  }),
  get: query({
    scope: SELF,
    describe: 'Tells whether one-time codes are on, and how many recovery codes are left.',
    input: nothing,
    output: schemas.secondFactorView,
    errors: [],
    rate: 'read',
    run: getSecondFactor,
  }),
  beginTotp: command({
    scope: SELF,
    stepUp: true,
    describe: 'Makes a secret for an authenticator app. It counts when a first code has confirmed it.',
    input: nothing,
    output: schemas.totpSetup,
    errors: [second_factor_on],
    rate: 'auth',
    audit: { action: 'identity.totp.begun', resourceType: 'user', resourceId: self },
    idempotent: 'natural',
    run: beginTotp,
  }),
  confirmTotp: command({
    scope: SELF,
    stepUp: true,
    describe: 'Turns one-time codes on by a first code, and gives ten recovery codes, which are shown once.',
    input: schemas.codeInput,
    output: schemas.recoveryCodes,
    errors: [code_invalid, rate_limited],
    rate: 'auth',
    audit: { action: 'identity.totp.enabled', resourceType: 'user', resourceId: self },
    idempotent: 'natural',
    tenant: totpConfirmation.tenant,
    run: confirmTotp,
  }),
  disableTotp: command({
    scope: SELF,
    stepUp: true,
    describe: 'Turns one-time codes off and forgets the recovery codes.',
    input: nothing,
    output: schemas.done,
    errors: [second_factor_off, second_factor_wanted],
    rate: 'auth',
    audit: { action: 'identity.totp.disabled', resourceType: 'user', resourceId: self },
    idempotent: 'natural',
    run: disableTotp,
  }),
  renewRecoveryCodes: command({
    scope: SELF,
    stepUp: true,
    describe: 'Gives ten new recovery codes; the old ones work no more.',
    input: nothing,
    output: schemas.recoveryCodes,
    errors: [second_factor_off],
    rate: 'auth',
    audit: { action: 'identity.recovery_codes.renewed', resourceType: 'user', resourceId: self },
    idempotent: 'natural',
    run: renewRecoveryCodes,
  }),
};
