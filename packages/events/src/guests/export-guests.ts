import type { Call } from '@belvedere/kernel';
import { toCsvRow } from '@belvedere/kernel/csv';
import { findEvent } from '../events/table.ts';
import type { ExportedGuests, ExportGuestsInput } from './schemas.ts';
import { listExportedGuests } from './table.ts';

const COLUMNS = [
  'name',
  'email',
  'status',
  'places',
  'arrived',
  'firstCheckInAt',
  'lastCheckInAt',
  'turn',
  'priority',
  'joinedAt',
  'confirmedAt',
  'cancelledAt',
] as const;

/** The guests of an event as a file for spreadsheets, with when they came. */
export async function exportGuests({ ctx, input }: Call<ExportGuestsInput>): Promise<ExportedGuests> {
  const event = await findEvent(ctx, { id: input.eventId });
  const { rows, nextCursor } = await listExportedGuests(ctx, input);
  const lines = rows.map((row) => COLUMNS.map((column) => cellOf(row[column])));
  return {
    name: `${event.slug}-guests-${ctx.now.toISOString().slice(0, 10)}.csv`,
    mimeType: 'text/csv; charset=utf-8',
    content: [COLUMNS, ...lines].map(toCsvRow).join(''),
    nextCursor,
  };
}

const cellOf = (value: string | number | Date | null) => (value instanceof Date ? value.toISOString() : value);
