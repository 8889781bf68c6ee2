import type { Call } from '@belvedere/kernel';
import { lockEvent } from '../events/table.ts';
import type { RemovedTranslation, RemoveTranslationInput } from './schemas.ts';
import { deleteTranslation } from './table.ts';

export async function removeTranslation({ ctx, input }: Call<RemoveTranslationInput>): Promise<RemovedTranslation> {
  await lockEvent(ctx, input.eventId);
  await deleteTranslation(ctx, input);
  ctx.changed({ before: { language: input.language } });
  return input;
}
