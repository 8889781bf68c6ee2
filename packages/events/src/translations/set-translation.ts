import { commonErrors, fail, type Call } from '@belvedere/kernel';
import { lockEvent } from '../events/table.ts';
import type { EventTranslation, SetTranslationInput } from './schemas.ts';
import { sourceHash } from './source-hash.ts';
import { saveTranslation } from './table.ts';

/** Says in another language what an event is; a second time it says it anew. */
export async function setTranslation({ ctx, input }: Call<SetTranslationInput>): Promise<EventTranslation> {
  const event = await lockEvent(ctx, input.eventId);
  if (event.language === input.language)
    fail(commonErrors.invalid_input, { fields: { language: 'The event itself is in this language: change the event.' } });
  const saved = await saveTranslation(ctx, { ...input, sourceHash: sourceHash(event) });
  ctx.changed({ after: { language: saved.language, title: saved.title } });
  return { ...saved, isOutdated: false };
}
