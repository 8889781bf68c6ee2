import type { Call } from '@belvedere/kernel';
import { findEvent } from '../events/table.ts';
import type { EventTranslations } from './schemas.ts';
import { isOutdated } from './source-hash.ts';
import { listTranslationRows } from './table.ts';

export async function listTranslations({ ctx, input }: Call<{ eventId: string }>): Promise<EventTranslations> {
  const event = await findEvent(ctx, { id: input.eventId });
  const rows = await listTranslationRows(ctx, input.eventId);
  return { items: rows.map((row) => ({ ...row, isOutdated: isOutdated(row, event) })) };
}
