import type { RequestContext } from '@belvedere/kernel';
import { importSource, openSource, type ImportFormat, type ImportReport, type TourSource } from '@belvedere/tours';
import { createCaller, type Caller } from '../caller.ts';
import { waitForPanoramas } from './wait-for-panoramas.ts';

/** What was made, and where it can be seen once it is published. */
export interface ImportedTour extends ImportReport {
  url: string | null;
  manifestUrl: string | null;
}

export interface ImportOptions {
  context: RequestContext;
  source: TourSource;
  from?: ImportFormat | 'auto' | undefined;
  title?: string | undefined;
  lensFov?: number | undefined;
  publish: boolean;
  dryRun?: boolean;
  onProgress: (progress: { phase: 'upload' | 'tiles' | 'publish'; share: number; detail: string }) => void;
}

class NothingToImport extends Error {
  override name = 'NothingToImport';
}

/** The files of a folder or a zip file. */
export async function openTourSource(path: string): Promise<TourSource> {
  const source = await openSource(path);
  if (!source) throw new NothingToImport(`There is no folder or zip file at ${path}.`);
  if (source.names.size > 0) return source;
  await source.close();
  throw new NothingToImport(`There is no picture in ${path}. Panoramas are JPEG, PNG, WebP or AVIF files, twice as wide as high.`);
}

/** Makes a tour of a folder or archive, waits until its panoramas are cut, and publishes it if wanted. */
export async function importTour({
  context,
  source,
  from = 'auto',
  title,
  lensFov,
  publish,
  dryRun = false,
  onProgress,
}: ImportOptions): Promise<ImportedTour> {
  const report = await importSource({
    context,
    source,
    from,
    title,
    lensFov,
    dryRun,
    onProgress: (done, total, detail) => onProgress({ phase: 'upload', share: done / total, detail }),
  });
  const { tourId } = report;
  if (tourId === null) return { ...report, url: null, manifestUrl: null };
  const caller = createCaller(context);
  const count = report.scenes.filter(({ panorama }) => panorama !== null).length;
  const finished = await waitForPanoramas(caller, tourId, (share) => onProgress({ phase: 'tiles', share, detail: `${count} panoramas` }));
  const failed = finished.filter(({ panorama }) => panorama?.status === 'failed');
  for (const scene of failed) {
    const listed = report.scenes.find(({ sceneId }) => sceneId === scene.id);
    report.remarks.push({ where: listed?.key ?? scene.title, what: scene.panorama?.failure ?? 'It could not be cut into tiles.' });
    // A picture alone is no scene; what another program described stays, so that its panorama can be replaced.
    if (report.format === 'pictures') await removeScene(caller, { tourId, sceneId: scene.id, report });
  }
  if (!publish || report.scenes.length === 0) return { ...report, url: null, manifestUrl: null };
  onProgress({ phase: 'publish', share: 0, detail: '' });
  const { url, manifestUrl } = await caller.tours.publish({ id: tourId });
  onProgress({ phase: 'publish', share: 1, detail: '' });
  return { ...report, url, manifestUrl };
}

async function removeScene(
  caller: Caller,
  { tourId, sceneId, report }: { tourId: string; sceneId: string; report: ImportReport },
): Promise<void> {
  await caller.tours.scenes.remove({ id: sceneId });
  report.scenes = report.scenes.filter((scene) => scene.sceneId !== sceneId);
  for (const { id } of (await caller.tours.scenes.list({ tourId })).items)
    for (const hotspot of (await caller.tours.hotspots.list({ sceneId: id })).items)
      if (hotspot.targetMissing) await caller.tours.hotspots.remove({ id: hotspot.id });
}
