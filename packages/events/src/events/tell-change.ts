import type { Context } from '@belvedere/kernel';
import { HOUR } from '@belvedere/kernel/core';
import { changedLetter, postponedLetter } from '../waitlist/letters.ts';
import { listConfirmed, markReminded } from '../waitlist/table.ts';
import { writeTo } from '../waitlist/write-to.ts';
import type { EventRow } from './table.ts';

/**
 * Tells everybody who comes what is different, once, and their calendars with them; the caller holds the event and has raised its sequence.
 * One that is put off to no known time leaves their calendars until there is a time again.
 */
export async function tellChange(ctx: Context, event: EventRow, reason?: string): Promise<number> {
  const entries = await listConfirmed(ctx, event.id);
  const [letter, calendar] = event.postponedAt ? ([postponedLetter, 'CANCEL'] as const) : ([changedLetter, 'REQUEST'] as const);
  for (const entry of entries) await writeTo(ctx, { event, entry, calendar }, (site, about) => letter(site, about, reason));
  // Who hears of a time this late needs no reminder of it.
  const remindedAt = event.reminderHours === null ? null : event.startsAt.getTime() - event.reminderHours * HOUR;
  if (remindedAt !== null && remindedAt <= ctx.now.getTime()) await markReminded(ctx, event, entries);
  return entries.length;
}
