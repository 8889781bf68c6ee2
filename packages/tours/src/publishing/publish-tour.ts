import { callerId, fail, type Call } from '@belvedere/kernel';
import type { z } from 'zod';
import { toursErrors } from '../errors.ts';
import { tourPublished } from '../facts.ts';
import { publicTourPath } from '../public/public-tour-path.ts';
import type { publishedView } from '../tours/schemas.ts';
import { lockTour, toTourView, updateTourRow } from '../tours/table.ts';
import { canBecome } from '../tours/tour.ts';
import { compileManifest } from './compile-manifest.ts';
import { encodeManifest } from './encode-manifest.ts';
import { lintTour } from './lint-tour.ts';
import { loadTourGraph, writePublication } from './table.ts';

/**
 * Makes the draft live. Document, address, status, audit entry and fact are one transaction, so a tour is never half published;
 * a second publishing replaces what is live and keeps the date of the first.
 */
export async function publishTour({ ctx, input }: Call<{ id: string }>): Promise<z.input<typeof publishedView>> {
  const draft = await lockTour(ctx, input.id);
  if (!canBecome(draft.status, 'published')) fail(toursErrors.illegal_transition);
  const findings = lintTour(await loadTourGraph(ctx, draft));
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (errors.length > 0) fail(toursErrors.not_publishable, { data: { findings: errors } });

  const firstTime = draft.publishedAt === null;
  const tour = await updateTourRow(ctx, draft, {
    status: 'published',
    publishedAt: draft.publishedAt ?? ctx.now,
    updatedById: callerId(ctx),
  });
  const graph = await loadTourGraph(ctx, tour);
  const compiled = await encodeManifest(compileManifest(graph));
  await writePublication(ctx, tour, compiled);
  await ctx.emit(tourPublished, { aggregateId: tour.id, payload: { tourId: tour.id, slug: tour.slug, hash: compiled.hash, firstTime } });
  ctx.changed({ before: { status: draft.status }, after: { status: 'published', hash: compiled.hash } });
  return {
    tour: toTourView(tour),
    url: ctx.services.publicUrl + publicTourPath(graph.tenant.slug, tour.slug),
    manifestUrl: `${ctx.services.publicUrl}/manifests/${ctx.tenantId}/${compiled.hash}.json`,
    warnings: findings,
  };
}
