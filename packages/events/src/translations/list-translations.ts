import type { Call } from '@belvedere/kernel';
import { findEvent } from '../events/table.ts';
import type { EventTranslations } from './schemas.ts';
import { listTranslationRows } from './table.ts';

export async function listTranslations({ ctx, input }: Call<{ eventId: string }>): Promise<EventTranslations> {
  await findEvent(ctx, { id: input.eventId });
  return { items: await listTranslationRows(ctx, input.eventId) };
}
