import { z } from 'zod';

export const email = z.string().trim().toLowerCase().max(254).pipe(z.email().max(254));
const password = z.string().min(1).max(1_024);
const displayName = z.string().trim().min(1).max(120);
const shortText = z.string().trim().max(120);
const language = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Use a language tag, such as en or pt-BR.');
const timezone = z
  .string()
  .max(64)
  .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', 'Use a time zone of the IANA database.');
const token = z.string().min(40).max(64);

export const registerInput = z.strictObject({
  email,
  /** Without one, people sign in by mailed links, by passkeys or by another site. */
  password: password.optional(),
  displayName,
  language: language.default('en'),
  timezone: timezone.default('UTC'),
});
export type RegisterInput = z.output<typeof registerInput>;

/** The same whether or not there is such an account. */
export const mailSent = z.object({ status: z.literal('mail_sent') });
export type MailSent = z.input<typeof mailSent>;

export const done = z.object({ status: z.literal('done') });
export type Done = z.input<typeof done>;

export const emailInput = z.strictObject({ email });
export type EmailInput = z.output<typeof emailInput>;

export const tokenInput = z.strictObject({ token });
export type TokenInput = z.output<typeof tokenInput>;

const mode = z.enum(['cookie', 'tokens']);
export type SignInMode = z.output<typeof mode>;

/** How to go on: by a cookie, in pages of ours, or by tokens, in apps and scripts. */
const wish = {
  mode: mode.default('cookie'),
  /** How the person knows the device again: “Ada's phone”. */
  deviceName: z.string().trim().min(1).max(80).optional(),
};

export const signInInput = z.strictObject({ email, password, ...wish });
export type SignInInput = z.output<typeof signInInput>;

const code = z.string().regex(/^\d{6}$/, 'Use the six digits of your authenticator app.');
const base64url = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/, 'Use base64url.');

/** What `navigator.credentials.get` gives, in its JSON form. Other members are left out. */
export const passkeyAnswer = z.object({
  id: base64url(1_400),
  rawId: base64url(1_400),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url(4_000),
    authenticatorData: base64url(8_000),
    signature: base64url(4_000),
    userHandle: base64url(200)
      .nullish()
      .transform((handle) => handle ?? undefined),
  }),
});
export type PasskeyAnswer = z.output<typeof passkeyAnswer>;

export const confirmInput = z
  .strictObject({ password: password.optional(), code: code.optional(), passkey: passkeyAnswer.optional() })
  .refine((input) => Object.values(input).filter((value) => value !== undefined).length === 1, 'Give exactly one proof.');
export type ConfirmInput = z.output<typeof confirmInput>;

export const changePasswordInput = z.strictObject({ currentPassword: password, newPassword: password });
export type ChangePasswordInput = z.output<typeof changePasswordInput>;

export const resetPasswordInput = z.strictObject({ token, newPassword: password });
export type ResetPasswordInput = z.output<typeof resetPasswordInput>;

export const userView = z
  .object({
    id: z.uuid(),
    email: z.string().max(254),
    emailVerified: z.boolean(),
    username: z.string().max(40).nullable(),
    givenName: z.string().max(120).nullable(),
    familyName: z.string().max(120).nullable(),
    displayName: z.string().max(120),
    companyName: z.string().max(120).nullable(),
    /** The picture that the person chose last, of a tenant's files; relative to the server's address, and signed: valid for one to two hours. */
    avatar: z.string().max(2_000).nullable(),
    platformRole: z.enum(['user', 'support', 'super_admin']),
    language: z.string().max(35),
    timezone: z.string().max(64),
    lastLoginAt: z.date().nullable(),
    createdAt: z.date(),
  })
  .meta({ id: 'UserView' });
export type UserView = z.input<typeof userView>;

export const tokenPair = z
  .object({
    /** For the header Authorization, as Bearer. */
    accessToken: z.string().max(60),
    /** For `identity.tokens.refresh`, once. */
    refreshToken: z.string().max(60),
    expiresAt: z.date(),
    refreshExpiresAt: z.date(),
  })
  .meta({ id: 'TokenPair' });
export type TokenPair = z.input<typeof tokenPair>;

/** Either somebody is signed in, or a second factor is wanted: then no session has begun yet. */
export const signInResult = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('signed_in'),
    user: userView,
    /** For `mode: 'tokens'`; else the cookie was set. */
    tokens: tokenPair.nullable(),
  }),
  z.object({
    status: z.literal('mfa_required'),
    /** For `identity.secondFactor.complete`. */
    challenge: z.string().max(64),
    expiresAt: z.date(),
    methods: z.array(z.enum(['totp', 'recovery_code'])).max(2),
  }),
]);
export type SignInResult = z.input<typeof signInResult>;

export const refreshInput = z.strictObject({ refreshToken: z.string().min(1).max(60) });
export type RefreshInput = z.output<typeof refreshInput>;

export const redeemMagicLinkInput = z.strictObject({ token, ...wish });
export type RedeemMagicLinkInput = z.output<typeof redeemMagicLinkInput>;

export const completeSignInInput = z
  .strictObject({ challenge: token, code: code.optional(), recoveryCode: z.string().min(16).max(40).optional() })
  .refine((input) => (input.code === undefined) !== (input.recoveryCode === undefined), 'Give a code or a recovery code.');
export type CompleteSignInInput = z.output<typeof completeSignInInput>;

export const codeInput = z.strictObject({ code });
export type CodeInput = z.output<typeof codeInput>;

export const totpSetup = z.object({
  /** For typing in, in base32. */
  secret: z.string().max(64),
  /** For a QR code. */
  uri: z.string().max(600),
});
export type TotpSetup = z.input<typeof totpSetup>;

/** Shown now and never again. */
/** Whether one-time codes are on, and how many recovery codes are left. */
export const secondFactorView = z.object({ totp: z.boolean(), recoveryCodes: z.int().min(0).max(10) });
export type SecondFactorView = z.input<typeof secondFactorView>;

export const recoveryCodes = z.object({ codes: z.array(z.string().max(20)).max(10) });
export type RecoveryCodes = z.input<typeof recoveryCodes>;

const credential = z.object({
  type: z.literal('public-key'),
  id: z.string().max(1_400),
  transports: z.array(z.string().max(40)).max(10),
});

export const passkeyCreation = z
  .object({
    rp: z.object({ id: z.string().max(255), name: z.string().max(100) }),
    user: z.object({ id: z.string().max(100), name: z.string().max(254), displayName: z.string().max(120) }),
    challenge: z.string().max(64),
    pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.int() })).max(10),
    timeout: z.int(),
    excludeCredentials: z.array(credential).max(50),
    authenticatorSelection: z.object({
      residentKey: z.literal('required'),
      requireResidentKey: z.literal(true),
      userVerification: z.literal('required'),
    }),
    attestation: z.literal('none'),
  })
  .meta({ id: 'PasskeyCreation' });
export type PasskeyCreation = z.input<typeof passkeyCreation>;

export const passkeyRequest = z
  .object({
    challenge: z.string().max(64),
    rpId: z.string().max(255),
    timeout: z.int(),
    allowCredentials: z.array(credential).max(0),
    userVerification: z.literal('required'),
  })
  .meta({ id: 'PasskeyRequest' });
export type PasskeyRequest = z.input<typeof passkeyRequest>;

const passkeyName = z.string().trim().min(1).max(80);

export const registerPasskeyInput = z.strictObject({
  name: passkeyName,
  /** What `navigator.credentials.create` gives, in its JSON form. */
  response: z.object({
    id: base64url(1_400),
    rawId: base64url(1_400),
    type: z.literal('public-key'),
    response: z.object({
      clientDataJSON: base64url(4_000),
      attestationObject: base64url(64_000),
      transports: z.array(z.string().max(40)).max(10).optional(),
    }),
  }),
});
export type RegisterPasskeyInput = z.output<typeof registerPasskeyInput>;

export const passkeySignInInput = z.strictObject({ response: passkeyAnswer, ...wish });
export type PasskeySignInInput = z.output<typeof passkeySignInInput>;

export const passkeyId = z.strictObject({ id: z.uuid() });
export type PasskeyId = z.output<typeof passkeyId>;

export const renamePasskeyInput = z.strictObject({ id: z.uuid(), name: passkeyName });
export type RenamePasskeyInput = z.output<typeof renamePasskeyInput>;

export const passkeyView = z
  .object({
    id: z.uuid(),
    name: z.string().max(80),
    /** `multiDevice` is kept by its maker's cloud, `singleDevice` is in one thing only. */
    deviceType: z.string().max(40),
    isBackedUp: z.boolean(),
    createdAt: z.date(),
    lastUsedAt: z.date().nullable(),
  })
  .meta({ id: 'PasskeyView' });
export type PasskeyView = z.input<typeof passkeyView>;

const providerSlug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'Use small letters, digits and dashes.');

export const beginExternalInput = z.strictObject({
  provider: providerSlug,
  /** The slug of the tenant whose site it is; none for those of the whole platform. */
  tenant: z.string().min(1).max(80).optional(),
});
export type BeginExternalInput = z.output<typeof beginExternalInput>;

export const externalBegun = z.object({
  /** Where the person goes now. */
  url: z.string().max(4_000),
  /** To be kept by the page and brought back. */
  handle: z.string().max(64),
});
export type ExternalBegun = z.input<typeof externalBegun>;

export const completeExternalInput = z.strictObject({
  handle: z.string().min(1).max(64),
  /** The address that the person came back to, as it is. */
  address: z.string().min(1).max(4_000),
  ...wish,
});
export type CompleteExternalInput = z.output<typeof completeExternalInput>;

export const externalResult = z.discriminatedUnion('status', [
  ...signInResult.options,
  z.object({
    status: z.literal('confirm_link'),
    /** For `identity.external.link`, once the person has signed in to the account. */
    link: z.string().max(64),
    expiresAt: z.date(),
  }),
]);
export type ExternalResult = z.input<typeof externalResult>;

export const linkExternalInput = z.strictObject({ link: token });
export type LinkExternalInput = z.output<typeof linkExternalInput>;

export const externalId = z.strictObject({ id: z.uuid() });
export type ExternalId = z.output<typeof externalId>;

export const externalView = z
  .object({
    id: z.uuid(),
    provider: z.string().max(120),
    issuer: z.string().max(500),
    email: z.string().max(254).nullable(),
    createdAt: z.date(),
    lastUsedAt: z.date().nullable(),
  })
  .meta({ id: 'ExternalIdentityView' });
export type ExternalView = z.input<typeof externalView>;

export const createProviderInput = z.strictObject({
  slug: providerSlug,
  name: z.string().trim().min(1).max(80),
  issuer: z.url({ protocol: /^https$/ }).max(500),
  clientId: z.string().min(1).max(255),
  clientSecret: z.string().min(1).max(1_000),
});
export type CreateProviderInput = z.output<typeof createProviderInput>;

export const providerView = z
  .object({
    id: z.uuid(),
    slug: z.string().max(40),
    name: z.string().max(80),
    issuer: z.string().max(500),
    clientId: z.string().max(255),
    isEnabled: z.boolean(),
  })
  .meta({ id: 'SignInProviderView' });
export type ProviderView = z.input<typeof providerView>;

const preferences = {
  theme: z.enum(['system', 'light', 'dark']),
  /** `monday` where weeks begin with it. */
  weekStart: z.enum(['monday', 'saturday', 'sunday']),
  /** What stands where on the person's first page. */
  dashboardLayout: z
    .array(
      z.strictObject({ widget: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/), column: z.int().min(0).max(11), row: z.int().min(0).max(99) }),
    )
    .max(60),
};
const metadataKey = z.string().regex(/^[a-z][A-Za-z0-9_]{0,59}$/, 'Begin with a small letter; use letters, digits and underscores.');
const metadataValue = z.union([z.string().max(500), z.number(), z.boolean()]);

export const preferencesView = z
  .object({ preferences: z.object(preferences).partial(), metadata: z.record(z.string().max(60), metadataValue) })
  .meta({ id: 'PreferencesView' });
export type PreferencesView = z.input<typeof preferencesView>;

export const updatePreferencesInput = z.strictObject({
  preferences: z
    .strictObject({
      theme: preferences.theme.nullable(),
      weekStart: preferences.weekStart.nullable(),
      dashboardLayout: preferences.dashboardLayout.nullable(),
    })
    .partial()
    .optional(),
  /** Small facts that other systems keep about their person; no secrets. */
  metadata: z
    .record(metadataKey, metadataValue.nullable())
    .refine((members) => Object.keys(members).length <= 50, 'Give at most 50 members.')
    .optional(),
});
export type UpdatePreferencesInput = z.output<typeof updatePreferencesInput>;

export const removalView = z.object({ removalDueAt: z.date().nullable() });
export type RemovalView = z.input<typeof removalView>;

export const metricView = z.object({ name: z.string().max(100), value: z.number(), updatedAt: z.date() }).meta({ id: 'UserMetricView' });
export type MetricView = z.input<typeof metricView>;

export const userRef = z.strictObject({
  /** The id of the account. */
  person: z.uuid(),
});
export type UserRef = z.output<typeof userRef>;

export const listUsersInput = z.strictObject({
  /** As it came with the last page. */
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(20),
  /** A part of the address or the name, or the whole id. */
  search: z.string().trim().min(1).max(100).optional(),
  status: z.enum(['pending', 'active', 'suspended', 'deleted']).optional(),
  /** `email` leaves out who is removed: their addresses may be somebody else's by now. */
  sort: z.enum(['newest', 'oldest', 'email']).default('newest'),
});
export type ListUsersInput = z.output<typeof listUsersInput>;
export const listedUserView = z
  .object({
    id: z.uuid(),
    email: z.string().max(320),
    displayName: z.string().max(200),
    status: z.enum(['pending', 'active', 'suspended', 'deleted']),
    platformRole: z.enum(['user', 'support', 'super_admin']),
    createdAt: z.date(),
    /** When a session of theirs was last used, or they last signed in. */
    lastSeenAt: z.date().nullable(),
    /** One-time codes or a passkey. */
    hasSecondFactor: z.boolean(),
    /** In which they are an active member. */
    workspaces: z.int().min(0),
  })
  .meta({ id: 'ListedUserView' });
export type ListedUserView = z.input<typeof listedUserView>;
export const userPage = z.object({ items: z.array(listedUserView).max(100), nextCursor: z.uuid().nullable() });
export type UserPage = z.input<typeof userPage>;

export const sessionsEnded = z.object({ ended: z.int().min(0) });
export type SessionsEnded = z.input<typeof sessionsEnded>;

export const updateProfileInput = z.strictObject({
  displayName: displayName.optional(),
  username: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{1,38})[A-Za-z0-9]$/, 'Use 3 to 40 letters, digits, dots, dashes and underscores.')
    .nullable()
    .optional(),
  givenName: shortText.nullable().optional(),
  familyName: shortText.nullable().optional(),
  companyName: shortText.nullable().optional(),
  language: language.optional(),
  timezone: timezone.optional(),
});
export type UpdateProfileInput = z.output<typeof updateProfileInput>;

export const sessionView = z
  .object({
    /** Names the session; it is no secret and opens nothing. */
    id: z.string().max(64),
    isCurrent: z.boolean(),
    /** `tokens` is an app or a script. */
    kind: z.enum(['cookie', 'tokens']),
    deviceName: z.string().max(80).nullable(),
    /** What the browser says of itself. */
    device: z.object({
      type: z.enum(['desktop', 'mobile', 'tablet', 'other']),
      browser: z.string().max(60).nullable(),
      os: z.string().max(60).nullable(),
    }),
    ipAddress: z.string().max(64).nullable(),
    userAgent: z.string().max(500).nullable(),
    createdAt: z.date(),
    lastSeenAt: z.date(),
    expiresAt: z.date(),
  })
  .meta({ id: 'SessionView' });
export type SessionView = z.input<typeof sessionView>;

export const sessionId = z.strictObject({ id: z.string().regex(/^[0-9a-f]{64}$/) });
export type SessionId = z.output<typeof sessionId>;

export const revokeAllInput = z.strictObject({
  /** Keeps the session of this call. */
  keepCurrent: z.boolean().default(true),
});
export type RevokeAllInput = z.output<typeof revokeAllInput>;

export const switchTenantInput = z.strictObject({
  /** A slug or an id. */
  tenant: z.string().min(1).max(80),
});
export type SwitchTenantInput = z.output<typeof switchTenantInput>;
