import { defineJob, type Context } from '@belvedere/kernel';
import { HOUR } from '@belvedere/kernel/core';
import { PLATFORM_TENANT_ID } from '../identity/table.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { notify } from '../notifications/notify.ts';
import { defineTopic } from '../notifications/topics.ts';
import { describeEvent } from './describe-event.ts';
import { securityEventRecorded } from './facts.ts';
import type { SecurityEventView } from './schemas.ts';
import { securityScopes } from './scopes.ts';
import { alertedSince, claimForAlert, platformAdmins } from './table.ts';

const attack = defineTopic({
  name: 'security.event',
  describe: 'when something looks like an attack',
  channels: ['in_app', 'email'],
  mandatory: true,
});

/** One alert an hour for each kind: a flood of events must not become a flood of mails. */
export const alertOfSecurityEvent = defineJob({
  name: 'security.alert',
  describe: 'Tells the administrators of something that looks like an attack.',
  hears: securityEventRecorded,
  attempts: 5,
  concurrency: 1,
  run: ({ input, transaction }) =>
    transaction(async (ctx) => {
      const { tx, tenantId, now } = ctx;
      const event = await claimForAlert(tx, { tenantId, id: input.eventId, now });
      if (!event || event.severity === 'info') return;
      if (tenantId === PLATFORM_TENANT_ID) await tellPlatform(ctx, event);
      else await tellTenant(ctx, event);
    }),
});

async function tellTenant(ctx: Context, event: SecurityEventView): Promise<void> {
  const { eventType, occurredAt } = event;
  await notify(ctx, {
    topic: attack,
    to: { scope: securityScopes.read },
    subject: describeEvent(eventType).title,
    lines: linesOf(event),
    actionPath: '/settings/security',
    dedupeKey: `${eventType}:${Math.floor(occurredAt.getTime() / HOUR)}`,
  });
}

async function tellPlatform(ctx: Context, event: SecurityEventView): Promise<void> {
  const since = new Date(ctx.now.getTime() - HOUR);
  if (await alertedSince(ctx.tx, { tenantId: ctx.tenantId, event, since })) return;
  const { title } = describeEvent(event.eventType);
  for (const { email, displayName } of await platformAdmins(ctx.tx))
    await queueMail(ctx, { to: email, template: 'securityAlert', values: { displayName, title, lines: linesOf(event) } });
}

function linesOf({ eventType, occurredAt, ipAddress }: SecurityEventView): string[] {
  const when = occurredAt.toISOString().slice(0, 16).replace('T', ' ');
  const where = ipAddress === null ? '' : `, from the network ${ipAddress}`;
  return [`On ${when} UTC${where}.`, describeEvent(eventType).advice];
}
