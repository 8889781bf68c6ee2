import { commonErrors, fail, type Call } from '@belvedere/kernel';
import { defined } from './defined.ts';
import { mediaErrors } from './errors.ts';
import { cleanFileName, type Media } from './media.ts';
import type { MediaView, UpdateMediaInput } from './schemas.ts';
import { checkSphere, withLayout } from './sphere.ts';
import { lockMedia, saveMedia } from './table.ts';
import { tellChanged } from './tell-changed.ts';
import { viewMedia } from './view-media.ts';

/** Renames a file as people see it, describes it, or says what it is; where it lies does not change. */
export async function updateMedia({ ctx, input }: Call<UpdateMediaInput>): Promise<MediaView> {
  const { id, version, originalName, ...said } = input;
  const media = await lockMedia(ctx, id);
  if (media.deletedAt) fail(mediaErrors.not_found);
  if (media.version !== version) fail(commonErrors.conflict);
  const named = originalName === undefined ? {} : { originalName: cleanName(originalName) };
  const changes = { ...named, ...withLayout(defined(said)) };
  if (LOOKS.some((part) => said[part] !== undefined)) checkSphere({ ...media, ...changes });
  const saved = await saveMedia(ctx, media, changes);
  if (saved.status === 'ready' && looksOther(media, saved)) await tellChanged(ctx, id, null);
  const shown = (of: Media) => Object.fromEntries(Object.keys(changes).map((name) => [name, of[name as keyof typeof input & keyof Media]]));
  ctx.changed({ before: shown(media), after: shown(saved) });
  return viewMedia(ctx, saved);
}

function cleanName(name: string): string {
  return cleanFileName(name) || fail(commonErrors.invalid_input, { fields: { originalName: 'A name needs characters that can be seen.' } });
}

const LOOKS = ['projection', 'stereo', 'cubeLayout', 'lensFov'] as const;
const looksOther = (before: Media, after: Media) => LOOKS.some((part) => before[part] !== after[part]);
