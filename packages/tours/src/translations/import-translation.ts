import { fail, type Call, languageTag } from '@belvedere/kernel';
import type { z } from 'zod';
import { toursErrors } from '../errors.ts';
import { lockTour } from '../tours/table.ts';
import { loadSaid } from './load-segments.ts';
import type { importedTranslation, importTranslationInput } from './schemas.ts';
import { hashOf } from './segments.ts';
import { noteDrafts } from './table.ts';
import { readJson } from './translation-file.ts';
import { segmentRefusal, writeApproved } from './write-approved.ts';
import { readXliff } from './xliff.ts';

const NAMED = 500;

/**
 * Takes a file back in. Only what has a target is taken, so a part of a file does; what is said already is not written again; what
 * was made of words that have changed since is taken and marked stale. As drafts it waits for approval and no visitor sees it.
 */
export async function importTranslation({
  ctx,
  input,
}: Call<z.output<typeof importTranslationInput>>): Promise<z.input<typeof importedTranslation>> {
  const file =
    (input.format === 'xliff' ? readXliff(input.content) : readJson(input.content)) ?? fail(toursErrors.translation_file_refused);
  const language = languageTag.safeParse(file.target).data ?? fail(toursErrors.translation_file_refused);
  const tour = await lockTour(ctx, input.tourId);
  if (file.tourId !== tour.id) fail(toursErrors.translation_of_other_tour);
  if (language === tour.language) fail(toursErrors.translation_into_itself);

  const said = new Map((await loadSaid(ctx, tour, { language })).map((segment) => [segment.key, segment]));
  const unknown = new Set<string>();
  const stale: string[] = [];
  const refused: { key: string; reason: string }[] = [];
  const taken = new Map<string, { segment: NonNullable<ReturnType<typeof said.get>>; text: string; hash: string }>();
  let unchanged = 0;
  for (const { key, source, target } of file.segments) {
    const segment = said.get(key);
    if (!segment) {
      unknown.add(key);
      continue;
    }
    if (target === null || target === '') continue;
    const hash = hashOf(source);
    if (isSaid(segment, { target, hash, as: input.as })) {
      unchanged++;
      continue;
    }
    const reason = segmentRefusal(segment, target);
    if (reason) refused.push({ key, reason });
    else {
      if (hash !== segment.hash) stale.push(key);
      taken.set(key, { segment, text: target, hash });
    }
  }
  const texts = [...taken.values()];
  if (!input.dryRun && texts.length > 0) {
    if (input.as === 'approved') await writeApproved(ctx, { tourId: tour.id, language }, texts);
    else
      await noteDrafts(
        ctx,
        { tourId: tour.id, language },
        texts.map(({ segment, text, hash }) => ({ key: segment.key, text, hash, origin: input.origin })),
      );
  }
  ctx.changed({ after: { language, as: input.as, origin: input.origin, segments: texts.length } });
  return {
    tourId: tour.id,
    language,
    taken: texts.length,
    unchanged,
    unknown: [...unknown].slice(0, NAMED),
    stale: stale.slice(0, NAMED),
    refused: refused.slice(0, NAMED),
  };
}

/** Whether exactly this is said already, of the same words. */
function isSaid(
  {
    approved,
    draft,
    note,
    hash,
  }: {
    approved: string | null;
    draft: string | null;
    note: { approvedHash: string | null; draftHash: string | null } | undefined;
    hash: string;
  },
  next: { target: string; hash: string; as: 'draft' | 'approved' },
): boolean {
  if (next.as === 'draft' && draft !== null) return draft === next.target && note?.draftHash === next.hash;
  // An approved text with a draft beside it is still to be settled.
  return draft === null && approved === next.target && (note?.approvedHash ?? hash) === next.hash;
}
