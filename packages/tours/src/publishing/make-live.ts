import { fail, type Context } from '@belvedere/kernel';
import type { z } from 'zod';
import { toursErrors } from '../errors.ts';
import { tourPublished } from '../facts.ts';
import { publicTourPath } from '../public/public-tour-path.ts';
import type { Finding, publishedView } from '../tours/schemas.ts';
import { toTourView, updateTourRow, type TourRow } from '../tours/table.ts';
import { canBecome } from '../tours/tour.ts';
import { insertVersion } from '../versions/table.ts';
import { compileManifest } from './compile-manifest.ts';
import { encodeManifest } from './encode-manifest.ts';
import { lintTour } from './lint-tour.ts';
import { loadTourGraph, writePublication } from './table.ts';

/** The findings that keep a tour from being published. */
export async function findingsAgainst(ctx: Context, draft: TourRow): Promise<{ errors: Finding[]; warnings: Finding[] }> {
  const findings = lintTour(await loadTourGraph(ctx, draft));
  const isError = ({ severity }: Finding) => severity === 'error';
  return { errors: findings.filter(isError), warnings: findings.filter((finding) => !isError(finding)) };
}

/**
 * Makes a draft live, by hand or by the clock. Document, address, status, version and fact are one transaction, so a tour is never
 * half published; a second publishing replaces what is live and keeps the date of the first. The caller holds the tour's lock.
 */
export async function makeLive(
  ctx: Context,
  draft: TourRow,
  { by, note, warnings }: { by: string; note: string | null; warnings: Finding[] },
): Promise<z.input<typeof publishedView>> {
  if (!canBecome(draft.status, 'published')) fail(toursErrors.illegal_transition);
  const firstTime = draft.publishedAt === null;
  const tour = await updateTourRow(ctx, draft, {
    status: 'published',
    publishedAt: draft.publishedAt ?? ctx.now,
    scheduledAt: null,
    reviewComment: null,
    updatedById: by,
  });
  const graph = await loadTourGraph(ctx, tour);
  const compiled = await encodeManifest(compileManifest(graph));
  await writePublication(ctx, tour, compiled);
  const version = await insertVersion(ctx, { tourId: tour.id, hash: compiled.hash, note, publishedById: by });
  await ctx.emit(tourPublished, { aggregateId: tour.id, payload: { tourId: tour.id, slug: tour.slug, hash: compiled.hash, firstTime } });
  ctx.changed({ before: { status: draft.status }, after: { status: 'published', hash: compiled.hash, version } });
  return {
    tour: await toTourView(ctx, tour),
    version,
    url: ctx.services.publicUrl + publicTourPath(graph.tenant.slug, tour.slug),
    manifestUrl: `${ctx.services.publicUrl}/manifests/${ctx.tenantId}/${compiled.hash}.json`,
    warnings,
  };
}
