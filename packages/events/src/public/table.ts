import type { Prisma } from '@belvedere/db';
import type { Context } from '@belvedere/kernel';
import { isOpen } from '../events/event.ts';
import { afterCursor, cursorOf } from '../events/table.ts';
import { inLanguage } from '../translations/in-language.ts';
import type { PublicEvent, PublicEventPage, UpcomingInput, VisitedEventInput } from './schemas.ts';

const WITH = { places: true, venue: true, translations: { orderBy: { language: 'asc' } } } as const;
type Row = Prisma.EventGetPayload<{ include: typeof WITH }>;
const VISIBLE: Prisma.EventWhereInput = { deletedAt: null, status: { not: 'draft' } };

function toPublicEvent(row: Row, { now, wanted }: { now: Date; wanted: string | undefined }): PublicEvent {
  const { title, description, language } = inLanguage(row, row.translations, wanted);
  const { id, slug, startsAt, endsAt, timeZone, isAllDay, category, tags, youtubeId, updatedAt } = row;
  const { venue, places, capacity, mapLatitude, mapLongitude } = row;
  const latitude = mapLatitude ?? venue?.latitude ?? null;
  const longitude = mapLongitude ?? venue?.longitude ?? null;
  const taken = (places?.confirmed ?? 0) + (places?.offered ?? 0);
  return {
    ...{ id, slug, title, description, startsAt, endsAt, timeZone, isAllDay, category, tags, language, youtubeId, updatedAt },
    languages: [row.language, ...row.translations.map((each) => each.language)],
    status: row.status as PublicEvent['status'],
    previousStartsAt: row.previousStartsAt,
    isPostponed: row.postponedAt !== null,
    venue: venue && { name: venue.name, address: venue.address, city: venue.city, country: venue.country, website: venue.website },
    place: latitude === null || longitude === null ? null : { latitude, longitude },
    isOpen: isOpen(row, now),
    isFull: capacity !== null && taken >= capacity,
  };
}

/** By any slug that the event has had. */
export async function findPublicEvent(ctx: Context, { slug, language: wanted }: VisitedEventInput): Promise<PublicEvent | undefined> {
  const row = await ctx.tx.event.findFirst({
    where: { tenantId: ctx.tenantId, ...VISIBLE, OR: [{ slug }, { slugs: { some: { slug } } }] },
    include: WITH,
  });
  return row ? toPublicEvent(row, { now: ctx.now, wanted }) : undefined;
}

/** Live events that have not begun, soonest first. */
export async function listUpcomingRows(ctx: Context, { cursor, limit, language: wanted }: UpcomingInput): Promise<PublicEventPage> {
  const rows = await ctx.tx.event.findMany({
    where: {
      tenantId: ctx.tenantId,
      deletedAt: null,
      status: 'published',
      AND: [{ startsAt: { gt: ctx.now } }, cursor === undefined ? {} : afterCursor(cursor)],
    },
    include: WITH,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: limit + 1,
  });
  const items = rows.slice(0, limit);
  return {
    items: items.map((row) => toPublicEvent(row, { now: ctx.now, wanted })),
    nextCursor: rows.length > limit ? cursorOf(items.at(-1)!) : null,
  };
}
