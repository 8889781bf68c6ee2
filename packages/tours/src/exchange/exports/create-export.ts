import { callerId, commonErrors, DAY, fail, newId, type Call } from '@belvedere/kernel';
import { toursErrors } from '../../errors.ts';
import { exportWanted } from '../../facts.ts';
import { lintTour } from '../../publishing/lint-tour.ts';
import { loadTourGraph } from '../../publishing/table.ts';
import { lockTour } from '../../tours/table.ts';
import type { CreateExportInput, ExportView } from './schemas.ts';
import { countRunning, findLiveDocument, insertExport } from './table.ts';

const KEPT_FOR = 7 * DAY;
const AT_ONCE = 5;

/** Asks for an archive. What could not be shown offline is refused now, not an hour later. */
export async function createExport({ ctx, input }: Call<CreateExportInput>): Promise<ExportView> {
  const tour = await lockTour(ctx, input.tourId);
  if (input.source === 'live') {
    if (!(await findLiveDocument(ctx, tour.id))) fail(toursErrors.not_live);
  } else {
    const findings = lintTour(await loadTourGraph(ctx, tour)).filter(({ severity }) => severity === 'error');
    if (findings.length > 0) fail(toursErrors.not_publishable, { data: { findings } });
  }
  if ((await countRunning(ctx)) >= AT_ONCE) fail(commonErrors.quota_exceeded, { retryAfter: 60 });
  const created = await insertExport(ctx, {
    id: newId(),
    tourId: tour.id,
    source: input.source,
    originals: input.originals,
    expiresAt: new Date(ctx.now.getTime() + KEPT_FOR),
    requestedById: callerId(ctx),
  });
  await ctx.emit(exportWanted, { aggregateId: created.id, payload: { exportId: created.id } });
  ctx.changed({ after: { exportId: created.id, source: input.source, originals: input.originals } });
  return created;
}
