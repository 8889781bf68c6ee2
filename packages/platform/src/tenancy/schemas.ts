import { isSlug } from '@belvedere/kernel/core';
import { z } from 'zod';

const name = z.string().trim().min(1).max(120);
const slug = z.string().max(80).refine(isSlug, 'Use lower-case letters, digits and single dashes; some words are reserved.');

export const tenantView = z
  .object({
    id: z.uuid(),
    slug: z.string().max(80),
    name: z.string().max(120),
    status: z.enum(['active', 'suspended', 'deleted']),
    createdAt: z.date(),
    updatedAt: z.date(),
  })
  .meta({ id: 'TenantView' });
export type TenantView = z.input<typeof tenantView>;

export const createTenantInput = z.strictObject({ name, slug: slug.optional() });
export type CreateTenantInput = z.output<typeof createTenantInput>;

export const updateTenantInput = z.strictObject({ name: name.optional(), slug: slug.optional() });
export type UpdateTenantInput = z.output<typeof updateTenantInput>;

export const removeTenantInput = z.strictObject({
  /** The slug once more, to confirm. */
  slug: z.string().max(80),
});
export type RemoveTenantInput = z.output<typeof removeTenantInput>;

export const removedTenantView = z
  .object({
    id: z.uuid(),
    slug: z.string().max(80),
    removedAt: z.date(),
    /** Until then an owner can restore it; after that it is gone for good. */
    purgeAfter: z.date(),
  })
  .meta({ id: 'RemovedTenantView' });
export type RemovedTenantView = z.input<typeof removedTenantView>;

export const restoreTenantInput = z.strictObject({ tenantId: z.uuid() });
export type RestoreTenantInput = z.output<typeof restoreTenantInput>;

export const listTenantsInput = z.strictObject({ cursor: z.uuid().optional(), limit: z.int().min(1).max(100).default(20) });
export type ListTenantsInput = z.output<typeof listTenantsInput>;
export const tenantPage = z.object({
  items: z
    .array(
      z
        .object({
          id: z.uuid(),
          slug: z.string().max(80),
          name: z.string().max(120),
          status: z.enum(['active', 'suspended', 'deleted']),
          createdAt: z.date(),
          removedAt: z.date().nullable(),
          purgeAfter: z.date().nullable(),
        })
        .meta({ id: 'ListedTenantView' }),
    )
    .max(100),
  nextCursor: z.uuid().nullable(),
});
export type TenantPage = z.input<typeof tenantPage>;

export const myTenantView = z
  .object({
    id: z.uuid(),
    slug: z.string().max(80),
    name: z.string().max(120),
    status: z.enum(['active', 'suspended', 'deleted']),
    /** Of a removed one: until when an owner can restore it. */
    purgeAfter: z.date().nullable(),
  })
  .meta({ id: 'MyTenantView' });
export type MyTenantView = z.input<typeof myTenantView>;

const timezone = z.string().max(64).refine(isTimezone, 'Use a time zone of the IANA database, such as Europe/Lisbon.');
const language = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Use a language tag, such as en or pt-BR.');
/** An address that stands on pages of visitors: nothing that a browser would run. */
const httpsUrl = z
  .url({ protocol: /^https$/ })
  .max(500)
  .nullable()
  .default(null);
const color = z.string().regex(/^#[0-9a-f]{6}$/i, 'Use a colour such as #1f6feb.');

/** Every setting of a tenant, each with its default: what is stored may be older than the schema. */
export const tenantSettings = z
  .strictObject({
    /** Of tours that are made without saying theirs. */
    language: language.default('en'),
    /** In which schedules of tours are shown that are made without saying theirs. */
    timezone: timezone.default('UTC'),
    /** Days for which what was removed can be restored; then it is purged. */
    trashDays: z.int().min(1).max(365).default(30),
    /** Whom visitors write to: under the public pages. */
    contactEmail: z.email().max(254).nullable().default(null),
    /** Who is behind the tours, and what happens to the data of visitors: linked under the public pages. */
    legal: z.strictObject({ imprintUrl: httpsUrl, privacyUrl: httpsUrl }).prefault({}),
    brand: z.strictObject({ color: color.nullable().default(null) }).prefault({}),
    /** Besides refusals and sensitive reads, which are always written down. */
    accessLog: z
      .strictObject({
        /** How many per cent of all other allowed calls are written down too. */
        sampleAllowed: z.int().min(0).max(100).default(0),
        keepDays: z.int().min(30).max(3_650).default(180),
      })
      .prefault({}),
    auditLog: z
      .strictObject({
        /** After so many days entries are moved into files, where the chain goes on; null keeps them in the database. */
        archiveAfterDays: z.int().min(90).max(3_650).nullable().default(null),
      })
      .prefault({}),
    visits: z
      .strictObject({
        /** `consent` counts who agreed; `cookieless` counts everybody whose browser does not object, keeps nothing there and knows nobody (ADR 0606). */
        counting: z.enum(['consent', 'cookieless']).default('consent'),
      })
      .prefault({}),
    /** How many days what is kept; where nothing is said, as long as the platform says. */
    retentionDays: z
      .strictObject({
        security_events: z.int().min(90).max(1_095).optional(),
        mails: z.int().min(1).max(365).optional(),
        visit_sessions: z.int().min(10).max(760).optional(),
        analytics_events: z.int().min(30).max(730).optional(),
        notices: z.int().min(30).max(730).optional(),
        webhook_deliveries: z.int().min(7).max(90).optional(),
        integration_logs: z.int().min(7).max(365).optional(),
      })
      .prefault({}),
  })
  .meta({ id: 'TenantSettings' });

export const tenantSettingsView = z
  .object({ settings: tenantSettings, version: z.int().min(1), updatedAt: z.date() })
  .meta({ id: 'TenantSettingsView' });
export type TenantSettingsView = z.input<typeof tenantSettingsView>;

/** What visitors of the tenant's pages see anyway. */
export const publicTenantView = z
  .object({
    slug: z.string().max(80),
    name: z.string().max(120),
    language: z.string().max(35),
    brand: z.object({ color: z.string().max(7).nullable() }),
  })
  .meta({ id: 'PublicTenantView' });
export type PublicTenantView = z.input<typeof publicTenantView>;

export const updateSettingsInput = z.strictObject({ settings: tenantSettings, version: z.int().min(1).max(2_000_000_000) });
export type UpdateSettingsInput = z.output<typeof updateSettingsInput>;

const resource = z.enum(['users', 'tours', 'podcasts', 'campaigns', 'api_keys', 'media_bytes']);
const limit = z.int().min(0).nullable();

export const quotaView = z
  .object({
    resource,
    /** Null is unlimited. */
    limit,
    used: z.int().min(0),
  })
  .meta({ id: 'QuotaView' });
export type QuotaView = z.input<typeof quotaView>;

export const quotasView = z.object({ items: z.array(quotaView).max(20) });
export type QuotasView = z.input<typeof quotasView>;

/** Counts are 32-bit numbers in the database; bytes are not. */
const MOST = 2_000_000_000;

export const updateQuotasInput = z.strictObject({
  tenantId: z.uuid(),
  limits: z
    .partialRecord(resource, limit)
    .refine(({ media_bytes: _, ...counts }) => Object.values(counts).every((count) => (count ?? 0) <= MOST), `At most ${MOST} of a kind.`),
});
export type UpdateQuotasInput = z.output<typeof updateQuotasInput>;

const roleRef = z.object({ id: z.uuid(), name: z.string().max(60) });

export const memberView = z
  .object({
    userId: z.uuid(),
    email: z.string().max(254),
    displayName: z.string().max(120),
    /** A square picture of 256 pixels a side; relative to the server's address, and signed: valid for one to two hours. */
    avatar: z.string().max(2_000).nullable(),
    status: z.enum(['active', 'suspended', 'removed']),
    roles: z.array(roleRef).max(100),
    joinedAt: z.date(),
  })
  .meta({ id: 'MemberView' });
export type MemberView = z.input<typeof memberView>;

/** A picture of the tenant's files; null for none. */
export const chooseAvatarInput = z.strictObject({ mediaId: z.uuid().nullable() });
export type ChooseAvatarInput = z.output<typeof chooseAvatarInput>;

const page = { cursor: z.uuid().optional(), limit: z.int().min(1).max(100).default(20) };

export const listMembersInput = z.strictObject({ ...page, status: z.enum(['active', 'suspended', 'removed']).optional() });
export type ListMembersInput = z.output<typeof listMembersInput>;
export const memberPage = z.object({ items: z.array(memberView).max(100), nextCursor: z.uuid().nullable() });
export type MemberPage = z.input<typeof memberPage>;

export const memberId = z.strictObject({ userId: z.uuid() });
export type MemberId = z.output<typeof memberId>;

export const invitationView = z
  .object({
    id: z.uuid(),
    email: z.string().max(254),
    role: roleRef,
    invitedById: z.uuid(),
    state: z.enum(['open', 'accepted', 'revoked', 'expired']),
    expiresAt: z.date(),
    createdAt: z.date(),
  })
  .meta({ id: 'InvitationView' });
export type InvitationView = z.input<typeof invitationView>;

export const createInvitationInput = z.strictObject({ email: z.email().max(254), roleId: z.uuid() });
export type CreateInvitationInput = z.output<typeof createInvitationInput>;

export const listInvitationsInput = z.strictObject(page);
export type ListInvitationsInput = z.output<typeof listInvitationsInput>;
export const invitationPage = z.object({ items: z.array(invitationView).max(100), nextCursor: z.uuid().nullable() });
export type InvitationPage = z.input<typeof invitationPage>;

export const invitationId = z.strictObject({ id: z.uuid() });
export type InvitationId = z.output<typeof invitationId>;

export const acceptInvitationInput = z.strictObject({ token: z.string().min(40).max(64) });
export type AcceptInvitationInput = z.output<typeof acceptInvitationInput>;

function isTimezone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
