import type { Database, Transaction } from '@belvedere/db';
import type { Context } from '@belvedere/kernel';
import type { PersonsEntry } from './schemas.ts';

/** An account that is there and has proven its address. */
export async function findVerified(
  tx: Transaction,
  by: { id: string } | { email: string },
): Promise<{ id: string; email: string } | undefined> {
  const [user] =
    'id' in by
      ? await tx.$queryRaw<{ id: string; email: string }[]>`
          SELECT id, email FROM users WHERE id = ${by.id}::uuid AND email_verified_at IS NOT NULL AND deleted_at IS NULL`
      : await tx.$queryRaw<{ id: string; email: string }[]>`
          SELECT id, email FROM users WHERE lower(email) = lower(${by.email}) AND email_verified_at IS NOT NULL AND deleted_at IS NULL`;
  return user;
}

export async function tenantsOfGuest(database: Database, email: string): Promise<string[]> {
  const rows = await database.lookup<{ id: string }>({
    name: 'events.tenants_of_guest',
    text: 'SELECT id FROM app.tenants_of_guest($1)',
    values: [email],
  });
  return rows.map(({ id }) => id);
}

/** @returns those that belonged to nobody before. */
export async function claimRows(ctx: Context, { email, userId }: { email: string; userId: string }): Promise<string[]> {
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
    UPDATE waitlist_entries SET user_id = ${userId}::uuid
    WHERE tenant_id = ${ctx.tenantId}::uuid AND lower(email) = lower(${email}) AND user_id IS NULL RETURNING id`;
  return rows.map(({ id }) => id);
}

interface Row extends Omit<PersonsEntry, 'tenant' | 'event' | 'offerExpiresAt'> {
  offered_until: Date | null;
  tenant_id: string;
  tenant_slug: string;
  tenant_name: string;
  event_id: string;
  title: string;
  slug: string;
  event_status: PersonsEntry['event']['status'];
  starts_at: Date;
  ends_at: Date | null;
  time_zone: string;
  is_all_day: boolean;
}

/** Over all tenants, the next event first. */
export async function listEntriesOf(database: Database, userId: string, most: number): Promise<PersonsEntry[]> {
  const rows = await database.lookup<Row & Record<string, unknown>>({
    name: 'events.entries_of_person',
    text: 'SELECT * FROM app.entries_of_person($1, $2)',
    values: [userId, most],
  });
  return rows.map((row) => ({
    id: row.id,
    status: row.status,
    places: row.places,
    offerExpiresAt: row.offered_until,
    tenant: { id: row.tenant_id, slug: row.tenant_slug, name: row.tenant_name },
    event: {
      id: row.event_id,
      title: row.title,
      slug: row.slug,
      status: row.event_status,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      timeZone: row.time_zone,
      isAllDay: row.is_all_day,
    },
  }));
}
