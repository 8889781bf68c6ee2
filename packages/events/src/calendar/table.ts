import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { fail, newId, type Context } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import { eventsErrors } from '../errors.ts';
import type { EventWithVenue, Organizer } from './to-calendar-event.ts';

/** Events stay in calendars so long after they began. */
const BACK = 90 * DAY;
const MOST = 1_000;
const WITH = { venue: true, translations: true } as const;

/** Who holds the events of this tenant, as calendars name them. */
export async function findOrganizer({ tx, tenantId, services }: Context): Promise<Organizer> {
  // Where a tenant that is not there leads: nobody holds events in it.
  if (tenantId === PLATFORM_TENANT_ID) fail(eventsErrors.not_found);
  const tenant = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { slug: true, name: true } });
  return { ...tenant, publicUrl: services.publicUrl, email: services.mailer.address };
}

export async function findWithVenue(ctx: Context, id: string): Promise<EventWithVenue> {
  return ctx.tx.event.findUniqueOrThrow({ where: { tenantId_id: { tenantId: ctx.tenantId, id } }, include: WITH });
}

/** What is or was live, by any slug that it has had. */
export async function findOpenEvent(ctx: Context, slug: string): Promise<EventWithVenue | null> {
  return ctx.tx.event.findFirst({
    where: { tenantId: ctx.tenantId, deletedAt: null, status: { not: 'draft' }, slugs: { some: { slug } } },
    include: WITH,
  });
}

/** What is or was live of a tenant, from a while ago on. */
export async function listFeedEvents(ctx: Context): Promise<EventWithVenue[]> {
  return ctx.tx.event.findMany({
    where: { tenantId: ctx.tenantId, deletedAt: null, status: { not: 'draft' }, startsAt: { gte: new Date(ctx.now.getTime() - BACK) } },
    include: WITH,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: MOST,
  });
}

/** Where an address has places, with how often its entry told its calendar otherwise. */
export async function listEventsOf(
  ctx: Context,
  email: string,
): Promise<{ event: EventWithVenue; calendarSequence: number; language: string | null }[]> {
  const entries = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT e.id FROM waitlist_entries e JOIN events v ON v.tenant_id = e.tenant_id AND v.id = e.event_id
    WHERE e.tenant_id = ${ctx.tenantId}::uuid AND lower(e.email) = lower(${email}) AND e.status = 'confirmed'
      AND v.deleted_at IS NULL AND v.starts_at >= ${new Date(ctx.now.getTime() - BACK)}
    ORDER BY v.starts_at, v.id LIMIT ${MOST}::int`;
  return ctx.tx.waitlistEntry.findMany({
    where: { tenantId: ctx.tenantId, id: { in: entries.map(({ id }) => id) } },
    select: { calendarSequence: true, language: true, event: { include: WITH } },
    orderBy: [{ event: { startsAt: 'asc' } }, { eventId: 'asc' }],
  });
}

/** Makes sure that an address has a calendar of its own. */
export async function holdFeed(ctx: Context, email: string): Promise<void> {
  await ctx.tx.$executeRaw`
    INSERT INTO event_feeds (tenant_id, id, email, created_at) VALUES (${ctx.tenantId}::uuid, ${newId()}::uuid, ${email}, ${ctx.now})
    ON CONFLICT (tenant_id, lower(email)) DO NOTHING`;
}

/** The calendar of an address, in any spelling. */
export async function findFeedOf(ctx: Context, email: string): Promise<string | undefined> {
  const [row] = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM event_feeds WHERE tenant_id = ${ctx.tenantId}::uuid AND lower(email) = lower(${email})`;
  return row?.id;
}

export async function findFeed(ctx: Context, id: string): Promise<{ email: string } | null> {
  return ctx.tx.eventFeed.findUnique({ where: { tenantId_id: { tenantId: ctx.tenantId, id } }, select: { email: true } });
}
