import { z } from 'zod';
import { MODES } from './choose-channels.ts';
import { CATEGORIES, CHANNELS } from './topics.ts';

/** Whose list: that of the tenant which the call is for, or the one of the person's account (sign-ins, security). */
const inbox = z.enum(['tenant', 'account']).default('tenant');
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Use a time such as 22:30.');
const channel = z.enum(CHANNELS);
const mode = z.enum(MODES);

export const notificationView = z
  .object({
    id: z.uuid(),
    /** The topic. */
    type: z.string().max(120),
    message: z.string().max(200),
    /** A path of this site, or null. */
    actionUrl: z.string().max(500).nullable(),
    read: z.boolean(),
    readAt: z.date().nullable(),
    createdAt: z.date(),
  })
  .meta({ id: 'NotificationView' });
export type NotificationView = z.input<typeof notificationView>;

export const inboxInput = z.strictObject({ inbox });
export type InboxInput = z.output<typeof inboxInput>;

export const listNotificationsInput = z.strictObject({
  inbox,
  unreadOnly: z.boolean().default(false),
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(20),
});
export type ListNotificationsInput = z.output<typeof listNotificationsInput>;
export const notificationPage = z.object({ items: z.array(notificationView).max(100), nextCursor: z.uuid().nullable() });
export type NotificationPage = z.input<typeof notificationPage>;

export const unreadView = z.object({ unread: z.int().min(0) });
export const markInput = z.strictObject({ inbox, id: z.uuid(), read: z.boolean().default(true) });
export type MarkInput = z.output<typeof markInput>;
export const markedView = z.object({ marked: z.int().min(0) });

const topicPreference = z
  .object({
    topic: z.string().max(120),
    describe: z.string().max(300),
    category: z.enum(CATEGORIES),
    /** Whether it can't be turned off. */
    mandatory: z.boolean(),
    in_app: mode,
    email: mode,
    webhook: mode,
  })
  .meta({ id: 'TopicPreference' });

export const preferencesView = z
  .object({
    topics: z.array(topicPreference).max(500),
    /** Mail by category; a category that is off turns off all its topics. */
    categories: z.object({ security: z.literal(true), product: z.boolean(), marketing: z.boolean() }),
    timezone: z.string().max(64),
    quietFrom: time.nullable(),
    quietUntil: time.nullable(),
    digestAt: time,
    /** 1 is Monday. */
    digestDay: z.int().min(1).max(7),
  })
  .meta({ id: 'NotificationPreferences' });
export type PreferencesView = z.input<typeof preferencesView>;

export const updatePreferencesInput = z.strictObject({
  topics: z
    .array(z.strictObject({ topic: z.string().max(120), channel, mode }))
    .max(200)
    .default([]),
  categories: z.strictObject({ product: z.boolean().optional(), marketing: z.boolean().optional() }).default({}),
  /** Both or neither; null ends the quiet hours. */
  quiet: z.strictObject({ from: time, until: time }).nullable().optional(),
  digest: z.strictObject({ at: time, day: z.int().min(1).max(7) }).optional(),
});
export type UpdatePreferencesInput = z.output<typeof updatePreferencesInput>;

export const emailPreferencesView = z
  .object({ marketingEmails: z.boolean(), productUpdates: z.boolean(), securityAlerts: z.literal(true) })
  .meta({ id: 'EmailPreferences' });
export type EmailPreferencesView = z.input<typeof emailPreferencesView>;
export const updateEmailPreferencesInput = z.strictObject({
  marketingEmails: z.boolean().optional(),
  productUpdates: z.boolean().optional(),
});
export type UpdateEmailPreferencesInput = z.output<typeof updateEmailPreferencesInput>;

const unsubscribeToken = z.string().min(20).max(1_000);
export const unsubscribeInput = z.strictObject({
  token: unsubscribeToken,
  /** This topic, or all mail that is not needed to keep the account safe. */
  from: z.enum(['topic', 'all']).default('topic'),
});
export type UnsubscribeInput = z.output<typeof unsubscribeInput>;
export const subscriptionInput = z.strictObject({ token: unsubscribeToken });
export type SubscriptionInput = z.output<typeof subscriptionInput>;
export const subscriptionView = z
  .object({
    topic: z.string().max(120),
    describe: z.string().max(300),
    /** Whether mail of this topic comes, and whether any does that can be turned off. */
    topicMail: z.boolean(),
    anyMail: z.boolean(),
  })
  .meta({ id: 'MailSubscription' });
export type SubscriptionView = z.input<typeof subscriptionView>;
