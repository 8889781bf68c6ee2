import type { RequestContext } from '@belvedere/kernel';
import { ARCHIVE } from '../archive/exchange-tour.ts';
import type { ImportFormat } from '../plan.ts';
import type { TourSource } from '../source/is-of-use.ts';
import { readPlan } from '../source/read-plan.ts';
import { buildTour, type BuildOptions } from './build-tour.ts';
import type { ImportReport } from './import-report.ts';
import { restoreArchive } from './restore-archive.ts';

export interface ImportSourceOptions extends Omit<BuildOptions, 'parsed'> {
  context: RequestContext;
  source: TourSource;
  from: ImportFormat | 'auto';
}

/** Makes a tour of whatever a source holds: an archive of ours, or a tour of another program. */
export async function importSource({ from, ...options }: ImportSourceOptions): Promise<ImportReport> {
  const own = [...options.source.names].find((name) => name === ARCHIVE.tour || name.endsWith(`/${ARCHIVE.tour}`));
  if (own !== undefined && (from === 'auto' || from === 'belvedere'))
    return restoreArchive({ ...options, root: own.slice(0, -ARCHIVE.tour.length) });
  const { ffmpeg } = options.context.services;
  return buildTour({ ...options, parsed: await readPlan(options.source, { from: from === 'belvedere' ? 'auto' : from, ffmpeg }) });
}
