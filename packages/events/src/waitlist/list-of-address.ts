import type { Call } from '@belvedere/kernel';
import type { KeyInput, MyEntries } from './schemas.ts';
import { findKey, listEntriesOf } from './table.ts';

/** Everything that the address of a link is on: whoever has the link has read its mail. */
export async function listOfAddress({ ctx, input }: Call<KeyInput>): Promise<MyEntries> {
  const { email } = await findKey(ctx, input.token);
  const rows = await listEntriesOf(ctx, email);
  return {
    email,
    items: rows.map(({ event, places, status, offers }) => {
      const { id, title, slug, startsAt, endsAt, timeZone, isAllDay, postponedAt } = event;
      const about = { id, title, slug, status: event.status, startsAt, endsAt, timeZone, isAllDay, isPostponed: postponedAt !== null };
      return { event: about, places, status, isOffered: offers.length > 0 };
    }),
  };
}
