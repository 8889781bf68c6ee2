import type { Call } from '@belvedere/kernel';
import type { z } from 'zod';
import { findScene } from '../scenes/table.ts';
import type { sceneTranslationView, setSceneTranslationInput } from './schemas.ts';
import { upsertSceneTranslation } from './table.ts';

export async function setSceneTranslation({
  ctx,
  input,
}: Call<z.output<typeof setSceneTranslationInput>>): Promise<z.input<typeof sceneTranslationView>> {
  await findScene(ctx, input.sceneId);
  ctx.changed({ after: { language: input.language } });
  return upsertSceneTranslation(ctx, input);
}
