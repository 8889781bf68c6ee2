import type { Call } from '@belvedere/kernel';
import { lockEvent } from '../events/table.ts';
import { admit } from './admit.ts';
import type { CheckInInput, CheckInResult } from './schemas.ts';
import { listKeyRows } from './table.ts';

/** Lets in whoever shows a ticket, or was found on the list. */
export async function checkIn({ ctx, input }: Call<CheckInInput>): Promise<CheckInResult> {
  const { eventId, ...scan } = input;
  await lockEvent(ctx, eventId);
  const result = await admit(ctx, { eventId, keys: await listKeyRows(ctx) }, scan);
  ctx.changed({ after: { outcome: result.outcome } });
  return result;
}
