import { command, query, SELF } from '@belvedere/kernel';
import { commonErrors } from '@belvedere/kernel/core';
import { z } from 'zod';
import { metricsRouter, preferencesRouter, removalRouter } from './account/router.ts';
import { changePassword, passwordChange } from './change-password.ts';
import { confirmation, confirmIdentity } from './confirm-identity.ts';
import { confirmEmailChange } from './email-change/confirm-email-change.ts';
import { emailChange, requestEmailChange } from './email-change/request-email-change.ts';
import { identityErrors } from './errors.ts';
import { externalRouter, providersRouter } from './external/router.ts';
import { forgotPassword } from './forgot-password.ts';
import { getMe } from './get-me.ts';
import { redeemMagicLink } from './magic-link/redeem-magic-link.ts';
import { requestMagicLink } from './magic-link/request-magic-link.ts';
import { passkeysRouter } from './passkeys/router.ts';
import { register, registration } from './register.ts';
import { resendVerification } from './resend-verification.ts';
import { passwordReset, resetPassword } from './reset-password.ts';
import * as schemas from './schemas.ts';
import { secondFactorRouter } from './second-factor/router.ts';
import { listMySessions } from './sessions/list-my-sessions.ts';
import { revokeAllSessions } from './sessions/revoke-all-sessions.ts';
import { revokeSession } from './sessions/revoke-session.ts';
import { switchTenant } from './sessions/switch-tenant.ts';
import { credentials, signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { refreshTokens, replayCheck } from './tokens/refresh-tokens.ts';
import { updateProfile } from './update-profile.ts';
import { usersRouter } from './users/router.ts';
import { verifyEmail } from './verify-email.ts';

const {
  bad_credentials,
  token_invalid,
  username_taken,
  session_not_found,
  tenant_not_found,
  code_invalid,
  passkey_invalid,
  proof_too_weak,
} = identityErrors;
const { rate_limited, unavailable } = commonErrors;
const nothing = z.strictObject({});
const self = ({ ctx }: { ctx: { actor: { type: string; userId?: string | undefined } } }) => ctx.actor.userId ?? null;
const signedIn = ({ output }: { output: schemas.SignInResult }) => (output.status === 'signed_in' ? output.user.id : null);

export const identityRouter = {
  register: command({
    public: { reason: 'Whoever registers has no account yet.' },
    describe: 'Registers an address. The answer is the same for one that has an account; what follows comes by mail.',
    input: schemas.registerInput,
    output: schemas.mailSent,
    errors: [unavailable],
    rate: 'auth',
    audit: { action: 'identity.user.registered', resourceType: 'user', resourceId: () => null },
    idempotent: 'natural',
    tenant: registration.tenant,
    run: register,
  }),
  verifyEmail: command({
    public: { reason: 'The mailed token is the proof; who reads the mail may not be signed in.' },
    describe: 'Verifies an address by the token of a mailed link.',
    input: schemas.tokenInput,
    output: schemas.done,
    errors: [token_invalid],
    rate: 'auth',
    audit: { action: 'identity.email.verified', resourceType: 'user', resourceId: () => null },
    idempotent: 'key',
    run: verifyEmail,
  }),
  resendVerification: command({
    public: { reason: 'Whoever waits for the mail may not be signed in.' },
    describe: 'Sends the mail that verifies an address again, if there is an account that waits for it.',
    input: schemas.emailInput,
    output: schemas.mailSent,
    errors: [],
    rate: 'auth',
    audit: { action: 'identity.verification.requested', resourceType: 'user', resourceId: () => null },
    idempotent: 'natural',
    run: resendVerification,
  }),
  signIn: command({
    public: { reason: 'Whoever signs in is not signed in yet.' },
    describe: 'Signs in with address and password; sets the session cookie, or gives tokens. A second factor may be wanted first.',
    input: schemas.signInInput,
    output: schemas.signInResult,
    errors: [bad_credentials, rate_limited, unavailable],
    rate: 'auth',
    audit: { action: 'identity.session.started', resourceType: 'user', resourceId: signedIn },
    idempotent: 'natural',
    tenant: credentials.tenant,
    run: signIn,
  }),
  signOut: command({
    scope: SELF,
    unverified: true,
    describe: 'Ends the session of this call.',
    input: nothing,
    output: schemas.done,
    errors: [],
    rate: 'write',
    audit: { action: 'identity.session.ended', resourceType: 'user', resourceId: self },
    idempotent: 'natural',
    run: signOut,
  }),
  confirm: command({
    scope: SELF,
    unverified: true,
    describe: 'Proves by password, one-time code or passkey who is there, for calls that want a recent sign-in.',
    input: schemas.confirmInput,
    output: schemas.done,
    errors: [bad_credentials, code_invalid, passkey_invalid, proof_too_weak, rate_limited, unavailable],
    rate: 'auth',
    audit: { action: 'identity.session.confirmed', resourceType: 'user', resourceId: self },
    idempotent: 'natural',
    tenant: confirmation.tenant,
    run: confirmIdentity,
  }),
  changePassword: command({
    scope: SELF,
    unverified: true,
    stepUp: true,
    describe: 'Changes the password and ends every other session.',
    input: schemas.changePasswordInput,
    output: schemas.done,
    errors: [bad_credentials, rate_limited, unavailable],
    rate: 'auth',
    audit: { action: 'identity.password.changed', resourceType: 'user', resourceId: self },
    idempotent: 'natural',
    tenant: passwordChange.tenant,
    run: changePassword,
  }),
  forgotPassword: command({
    public: { reason: 'Whoever forgot the password cannot sign in.' },
    describe: 'Mails a link to choose a new password, if the address has an account. The answer is the same if not.',
    input: schemas.emailInput,
    output: schemas.mailSent,
    errors: [],
    rate: 'auth',
    audit: { action: 'identity.reset.requested', resourceType: 'user', resourceId: () => null },
    idempotent: 'natural',
    run: forgotPassword,
  }),
  resetPassword: command({
    public: { reason: 'The mailed token is the proof.' },
    describe: 'Sets a new password by the token of a mailed link and ends every session. It signs nobody in.',
    input: schemas.resetPasswordInput,
    output: schemas.done,
    errors: [token_invalid, unavailable],
    rate: 'auth',
    audit: { action: 'identity.password.reset', resourceType: 'user', resourceId: () => null },
    idempotent: 'natural',
    tenant: passwordReset.tenant,
    run: resetPassword,
  }),
  me: query({
    scope: SELF,
    unverified: true,
    describe: 'Gives the account of the caller.',
    input: nothing,
    output: schemas.userView,
    errors: [],
    rate: 'read',
    run: getMe,
  }),
  updateProfile: command({
    scope: SELF,
    describe: 'Changes what the account says about the caller.',
    input: schemas.updateProfileInput,
    output: schemas.userView,
    errors: [username_taken],
    rate: 'write',
    audit: { action: 'identity.profile.updated', resourceType: 'user', resourceId: self },
    idempotent: 'natural',
    run: updateProfile,
  }),
  magicLink: {
    request: command({
      public: { reason: 'Whoever signs in is not signed in yet.' },
      describe: 'Mails a link that signs in, if the address has an account. The answer is the same if not.',
      input: schemas.emailInput,
      output: schemas.mailSent,
      errors: [],
      rate: 'auth',
      audit: { action: 'identity.magic_link.requested', resourceType: 'user', resourceId: () => null },
      idempotent: 'natural',
      run: requestMagicLink,
    }),
    redeem: command({
      public: { reason: 'The mailed token is the proof.' },
      describe: 'Signs in by the token of a mailed link, once. A second factor may be wanted first.',
      input: schemas.redeemMagicLinkInput,
      output: schemas.signInResult,
      errors: [token_invalid],
      rate: 'auth',
      audit: { action: 'identity.session.started', resourceType: 'user', resourceId: signedIn },
      idempotent: 'natural',
      run: redeemMagicLink,
    }),
  },
  emailChange: {
    request: command({
      scope: SELF,
      stepUp: true,
      describe: 'Asks for another address. It counts when the link that is mailed there was followed; the old address is told.',
      input: schemas.emailInput,
      output: schemas.mailSent,
      errors: [],
      rate: 'auth',
      audit: { action: 'identity.email.change_requested', resourceType: 'user', resourceId: self },
      idempotent: 'natural',
      tenant: emailChange.tenant,
      run: requestEmailChange,
    }),
    confirm: command({
      public: { reason: 'The mailed token is the proof; who reads the mail may not be signed in.' },
      describe: 'Makes a new address the one of the account, by the token of a mailed link. Other sign-ins end.',
      input: schemas.tokenInput,
      output: schemas.done,
      errors: [token_invalid],
      rate: 'auth',
      audit: { action: 'identity.email.changed', resourceType: 'user', resourceId: () => null },
      idempotent: 'key',
      run: confirmEmailChange,
    }),
  },
  secondFactor: secondFactorRouter,
  passkeys: passkeysRouter,
  external: externalRouter,
  providers: providersRouter,
  tokens: {
    refresh: command({
      public: { reason: 'The refresh token is the proof.' },
      describe:
        'Gives the next access token and the next refresh token. A refresh token that was used before ends the sign-in of its device.',
      input: schemas.refreshInput,
      output: schemas.tokenPair,
      errors: [token_invalid],
      rate: 'auth',
      audit: { action: 'identity.tokens.refreshed', resourceType: 'user', resourceId: () => null },
      idempotent: 'natural',
      tenant: replayCheck.tenant,
      run: refreshTokens,
    }),
  },
  preferences: preferencesRouter,
  removal: removalRouter,
  metrics: metricsRouter,
  users: usersRouter,
  sessions: {
    list: query({
      scope: SELF,
      describe: 'Lists where the caller is signed in.',
      input: nothing,
      output: z.object({ items: z.array(schemas.sessionView).max(200) }),
      errors: [],
      rate: 'read',
      run: listMySessions,
    }),
    revoke: command({
      scope: SELF,
      describe: 'Ends one session of the caller.',
      input: schemas.sessionId,
      output: schemas.sessionId,
      errors: [session_not_found],
      rate: 'write',
      audit: { action: 'identity.session.revoked', resourceType: 'user', resourceId: self },
      idempotent: 'key',
      run: revokeSession,
    }),
    revokeAll: command({
      scope: SELF,
      describe: 'Ends every session of the caller, or every other one.',
      input: schemas.revokeAllInput,
      output: z.object({ ended: z.int().min(0) }),
      errors: [],
      rate: 'write',
      audit: { action: 'identity.session.revoked_all', resourceType: 'user', resourceId: self },
      idempotent: 'natural',
      run: revokeAllSessions,
    }),
    switchTenant: command({
      scope: SELF,
      describe: 'Makes a tenant the one that this session works in when a call names none.',
      input: schemas.switchTenantInput,
      output: z.object({ tenantId: z.uuid() }),
      errors: [tenant_not_found],
      rate: 'write',
      audit: { action: 'identity.session.tenant_switched', resourceType: 'tenant', resourceId: ({ output }) => output.tenantId },
      idempotent: 'natural',
      run: switchTenant,
    }),
  },
};
