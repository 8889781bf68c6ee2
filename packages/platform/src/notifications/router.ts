import { command, query, SELF } from '@belvedere/kernel';
import { z } from 'zod';
import { countUnread } from './count-unread.ts';
import { notificationsErrors } from './errors.ts';
import { getEmailPreferences } from './get-email-preferences.ts';
import { getPreferences } from './get-preferences.ts';
import { getSubscription } from './get-subscription.ts';
import { inboxTenant } from './inbox-tenant.ts';
import { listNotifications } from './list-notifications.ts';
import { markAll } from './mark-all.ts';
import { markNotification } from './mark-notification.ts';
import { resubscribe } from './resubscribe.ts';
import * as schemas from './schemas.ts';
import { unsubscribe } from './unsubscribe.ts';
import { updateEmailPreferences } from './update-email-preferences.ts';
import { updatePreferences } from './update-preferences.ts';

const { not_found, topic_not_found, mandatory, mode_unfit, link_invalid } = notificationsErrors;
const nothing = z.strictObject({});
const LINK = 'The link of a mail says who may be taken off which list; whoever follows it need not be signed in (RFC 8058).';
const own = ({ ctx }: { ctx: { actor: { userId?: string | undefined } | object } }) =>
  'userId' in ctx.actor ? (ctx.actor.userId ?? null) : null;

export const notificationsRouter = {
  list: query({
    scope: SELF,
    describe: 'Lists what the caller was told, newest first.',
    input: schemas.listNotificationsInput,
    output: schemas.notificationPage,
    errors: [],
    rate: 'read',
    tenant: inboxTenant,
    run: listNotifications,
  }),
  unread: query({
    scope: SELF,
    describe: 'Counts what the caller has not read.',
    input: schemas.inboxInput,
    output: schemas.unreadView,
    errors: [],
    rate: 'read',
    tenant: inboxTenant,
    run: countUnread,
  }),
  mark: command({
    scope: SELF,
    describe: 'Marks a notification of the caller as read, or as unread.',
    input: schemas.markInput,
    output: schemas.notificationView,
    errors: [not_found],
    rate: 'write',
    audit: { action: 'notifications.notification.marked', resourceType: 'notification', resourceId: ({ input }) => input.id },
    idempotent: 'natural',
    tenant: inboxTenant,
    run: markNotification,
  }),
  markAll: command({
    scope: SELF,
    describe: 'Marks everything in the caller’s list as read.',
    input: schemas.inboxInput,
    output: schemas.markedView,
    errors: [],
    rate: 'write',
    audit: { action: 'notifications.list.marked', resourceType: 'user', resourceId: own },
    idempotent: 'natural',
    tenant: inboxTenant,
    run: markAll,
  }),
  preferences: {
    get: query({
      scope: SELF,
      describe: 'Gives what the caller hears of, how, and when.',
      input: nothing,
      output: schemas.preferencesView,
      errors: [],
      rate: 'read',
      run: getPreferences,
    }),
    update: command({
      scope: SELF,
      describe: 'Changes what the caller hears of, how, and when; what is not named stays.',
      input: schemas.updatePreferencesInput,
      output: schemas.preferencesView,
      errors: [topic_not_found, mandatory, mode_unfit],
      rate: 'write',
      audit: { action: 'notifications.preferences.updated', resourceType: 'user', resourceId: own },
      idempotent: 'natural',
      run: updatePreferences,
    }),
  },
  emailPreferences: {
    get: query({
      scope: SELF,
      describe: 'Gives the three lists of mail and whether the caller is on them.',
      input: nothing,
      output: schemas.emailPreferencesView,
      errors: [],
      rate: 'read',
      run: getEmailPreferences,
    }),
    update: command({
      scope: SELF,
      describe: 'Puts the caller on lists of mail or takes them off.',
      input: schemas.updateEmailPreferencesInput,
      output: schemas.emailPreferencesView,
      errors: [],
      rate: 'write',
      audit: { action: 'notifications.email_preferences.updated', resourceType: 'user', resourceId: own },
      idempotent: 'natural',
      run: updateEmailPreferences,
    }),
  },
  subscription: query({
    public: { reason: LINK },
    describe: 'Tells what the unsubscribe link of a mail is about.',
    input: schemas.subscriptionInput,
    output: schemas.subscriptionView,
    errors: [link_invalid],
    rate: 'auth',
    run: getSubscription,
  }),
  unsubscribe: command({
    public: { reason: LINK },
    describe: 'Takes whom a mail was sent to off its list, or off every list.',
    input: schemas.unsubscribeInput,
    output: schemas.subscriptionView,
    errors: [link_invalid],
    rate: 'auth',
    audit: { action: 'notifications.subscription.ended', resourceType: 'subscription', resourceId: ({ output }) => output.topic },
    idempotent: 'natural',
    run: unsubscribe,
  }),
  resubscribe: command({
    public: { reason: LINK },
    describe: 'Takes back an unsubscription that was a mistake.',
    input: schemas.subscriptionInput,
    output: schemas.subscriptionView,
    errors: [link_invalid],
    rate: 'auth',
    audit: { action: 'notifications.subscription.resumed', resourceType: 'subscription', resourceId: ({ output }) => output.topic },
    idempotent: 'natural',
    run: resubscribe,
  }),
};
