import type { Call } from '@belvedere/kernel';
import { lockEvent } from '../events/table.ts';
import { admit } from './admit.ts';
import type { CheckInManyInput, CheckInResults } from './schemas.ts';
import { listKeyRows } from './table.ts';

/** Takes in what a device scanned without a network, in the order in which it happened; what was sent before says the same again. */
export async function checkInMany({ ctx, input }: Call<CheckInManyInput>): Promise<CheckInResults> {
  const { eventId, scans } = input;
  await lockEvent(ctx, eventId);
  const keys = await listKeyRows(ctx);
  const results: CheckInResults['results'] = [];
  const inTurn = [...scans.entries()].toSorted(([, a], [, b]) => a.scannedAt.getTime() - b.scannedAt.getTime());
  for (const [at, scan] of inTurn) results[at] = { clientId: scan.clientId, ...(await admit(ctx, { eventId, keys }, scan)) };
  ctx.changed({ after: { scans: scans.length, in: results.filter(({ outcome }) => outcome === 'in').length } });
  return { results };
}
