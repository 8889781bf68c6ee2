import { z } from 'zod';

const email = z.string().trim().toLowerCase().max(254).pipe(z.email().max(254));
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
  password,
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

export const signInInput = z.strictObject({ email, password });
export type SignInInput = z.output<typeof signInInput>;

export const confirmInput = z.strictObject({ password });
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
    avatar: z.string().max(2_000).nullable(),
    platformRole: z.enum(['user', 'support', 'super_admin']),
    language: z.string().max(35),
    timezone: z.string().max(64),
    lastLoginAt: z.date().nullable(),
    createdAt: z.date(),
  })
  .meta({ id: 'UserView' });
export type UserView = z.input<typeof userView>;

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
