import { visitedTenantName } from '@belvedere/platform';
import { z } from 'zod';

export const mineAllInput = z.strictObject({ limit: z.int().min(1).max(200).default(100) });

/** One of them, at the tenant whose event it is. */
export const ownEntryInput = z.strictObject({ tenant: visitedTenantName, entryId: z.uuid() });

const personsEntry = z
  .object({
    id: z.uuid(),
    status: z.enum(['pending', 'confirmed', 'cancelled']),
    places: z.int(),
    /** Until when offered places wait for an answer. */
    offerExpiresAt: z.date().nullable(),
    tenant: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }).meta({ id: 'EntryTenant' }),
    event: z
      .object({
        id: z.uuid(),
        title: z.string(),
        slug: z.string(),
        status: z.enum(['published', 'cancelled', 'completed']),
        startsAt: z.date(),
        endsAt: z.date().nullable(),
        timeZone: z.string(),
        isAllDay: z.boolean(),
      })
      .meta({ id: 'EntryEvent' }),
  })
  .meta({ id: 'PersonsEntry' });
export const personsEntries = z.object({ items: z.array(personsEntry) }).meta({ id: 'PersonsEntries' });

export type PersonsEntry = z.infer<typeof personsEntry>;
export type PersonsEntries = z.infer<typeof personsEntries>;
export type MineAllInput = z.output<typeof mineAllInput>;
export type OwnEntryInput = z.output<typeof ownEntryInput>;
