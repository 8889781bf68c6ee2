import type { Context } from '@belvedere/kernel';
import { DAY, MINUTE } from '@belvedere/kernel/core';
import { openDays } from './spans-of.ts';
import { areSumsEnough } from './table.ts';

/** Sums are made every five minutes; where two runs were missed somebody should not see old numbers. */
const FRESH = 12 * MINUTE;
/** Hits of the open days that are counted one by one at most, which takes as long as all the rest of a report. */
const MOST_RAW = 2_000;

/**
 * From which day on a report counts raw hits. Of a tenant with few of them those of the open days, so that what just happened is in it; of
 * one with many none, as long as a worker makes the sums: what it says is five minutes old at most, and takes as long for ever.
 */
export async function rawDaysFrom({ tx, tenantId, now }: Context): Promise<string> {
  const open = openDays(now);
  const isEnough = await areSumsEnough(tx, { tenantId, since: open, madeAfter: new Date(now.getTime() - FRESH), most: MOST_RAW });
  return isEnough ? new Date(now.getTime() + DAY).toISOString().slice(0, 10) : open;
}
