import { checkPlace, defined, type Call, type Json } from '@belvedere/kernel';
import { checkSource } from './check-source.ts';
import { choosePanorama } from './choose-panorama.ts';
import { checkView } from './scene.ts';
import type { SceneView, UpdateSceneInput } from './schemas.ts';
import { findScene, toSceneViews, updateSceneRow } from './table.ts';

export async function updateScene({ ctx, input }: Call<UpdateSceneInput>): Promise<SceneView> {
  const { id, version, ...fields } = input;
  const before = await findScene(ctx, id);
  const isBare = before.panoramaMediaId === null && input.panoramaMediaId === undefined;
  const change = defined({ ...fields, ...(isBare && input.sourceMediaId && { panoramaMediaId: input.sourceMediaId }) });
  checkView({ ...before, ...change });
  checkPlace({ ...before, ...change });
  await checkSource(ctx, change.sourceMediaId);
  if (change.panoramaMediaId) await choosePanorama(ctx, change.panoramaMediaId);
  const after = await updateSceneRow(ctx, { id, version }, change);

  const pick = (row: object) => Object.fromEntries(Object.keys(change).map((key) => [key, row[key as keyof typeof row]])) as Json;
  ctx.changed({ before: pick(before), after: pick(after) });
  const [view] = await toSceneViews(ctx, [after]);
  return view!;
}
