import type { Call } from '@belvedere/kernel';
import type { z } from 'zod';
import { findScene } from '../scenes/table.ts';
import type { sceneTranslationView, setSceneTranslationInput } from './schemas.ts';
import { noteWritten } from './note-written.ts';
import { sceneSegments } from './segments.ts';
import { upsertSceneTranslation } from './table.ts';

export async function setSceneTranslation({
  ctx,
  input,
}: Call<z.output<typeof setSceneTranslationInput>>): Promise<z.input<typeof sceneTranslationView>> {
  const scene = await findScene(ctx, input.sceneId);
  ctx.changed({ after: { language: input.language } });
  const written = await upsertSceneTranslation(ctx, input);
  await noteWritten(ctx, { ...input, tourId: scene.tourId }, sceneSegments(scene));
  return written;
}
