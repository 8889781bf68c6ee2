import { basename, extname } from 'node:path';
import { AppError, type RequestContext } from '@belvedere/kernel';
import { inspectImage, type PanoInfo } from '@belvedere/kernel/image';
import { importMediaFile } from '@belvedere/platform';
import { inspectPanorama } from '@belvedere/tours';
import { createCaller, type Caller } from '../caller.ts';
import type { FoundPictures } from './find-panoramas.ts';
import { waitForPanoramas } from './wait-for-panoramas.ts';

export interface ImportReport {
  tourId: string;
  title: string;
  scenes: { id: string; title: string; file: string }[];
  /** Files that could not become a scene, with the reason. */
  refused: { file: string; reason: string }[];
  url: string | null;
  manifestUrl: string | null;
}

export interface ImportOptions {
  context: RequestContext;
  files: FoundPictures['files'];
  title: string;
  publish: boolean;
  onProgress: (progress: { phase: 'upload' | 'tiles' | 'publish'; share: number; detail: string }) => void;
}

/** Makes a tour of pictures: a scene each, linked in the order of their names, published if wanted. */
export async function importTour({ context, files, title, publish, onProgress }: ImportOptions): Promise<ImportReport> {
  const caller = createCaller(context);
  const { accepted, refused } = await sortOut(files);
  const tour = await caller.tours.create({ title });
  const scenes: ImportReport['scenes'] = [];
  for (const [index, file] of accepted.entries()) {
    onProgress({ phase: 'upload', share: index / accepted.length, detail: file.name });
    const { mediaId } = await importMediaFile({ context, source: { path: file.path }, fileName: file.name });
    const scene = await caller.tours.scenes.create({ tourId: tour.id, title: titleOf(file.name), panoramaMediaId: mediaId });
    scenes.push({ id: scene.id, title: scene.title, file: file.name });
  }
  onProgress({ phase: 'upload', share: 1, detail: '' });
  const finished = await waitForPanoramas(caller, tour.id, (share) =>
    onProgress({ phase: 'tiles', share, detail: `${scenes.length} panoramas` }),
  );
  for (const scene of finished.filter(({ panorama }) => panorama?.status === 'failed')) {
    await caller.tours.scenes.remove({ id: scene.id });
    const index = scenes.findIndex(({ id }) => id === scene.id);
    refused.push({ file: scenes[index]!.file, reason: scene.panorama?.failure ?? 'It could not be cut into tiles.' });
    scenes.splice(index, 1);
  }
  await linkInOrder(caller, scenes);

  const report: ImportReport = { tourId: tour.id, title, scenes, refused, url: null, manifestUrl: null };
  if (!publish || scenes.length === 0) return report;
  onProgress({ phase: 'publish', share: 0, detail: '' });
  const { url, manifestUrl } = await caller.tours.publish({ id: tour.id });
  onProgress({ phase: 'publish', share: 1, detail: '' });
  return { ...report, url, manifestUrl };
}

/** Looks at the pictures before anything is uploaded, so that a wrong one costs nothing. */
async function sortOut(files: FoundPictures['files']): Promise<{ accepted: FoundPictures['files']; refused: ImportReport['refused'] }> {
  const accepted: FoundPictures['files'] = [];
  const refused: ImportReport['refused'] = [];
  for (const file of files) {
    try {
      await inspectPicture(file.path);
      accepted.push(file);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refused.push({ file: file.name, reason: [error.message, error.help].filter(Boolean).join(' ') });
    }
  }
  return { accepted, refused };
}

/**
 * A whole sphere, a part of one that says which, or two for two eyes; whether the two are eyes at all the processing finds out.
 */
async function inspectPicture(path: string): Promise<void> {
  const { width, height, pano } = await inspectImage({ path }).catch(() => ({ width: 0, height: 0, pano: {} as PanoInfo }));
  const mode = width === height ? 'top-bottom' : width === height * 4 ? 'left-right' : undefined;
  await inspectPanorama(path, mode && width > 0 ? { eye: { mode, side: 'left' } } : { place: pano.crop });
}

/** A way on to the right and a way back to the left, a little below the horizon, where people look for one. */
async function linkInOrder(caller: Caller, scenes: ImportReport['scenes']): Promise<void> {
  for (const [index, scene] of scenes.entries()) {
    const ways = [
      { to: scenes[index + 1], yaw: 25 },
      { to: scenes[index - 1], yaw: -25 },
    ];
    for (const { to, yaw } of ways) {
      if (!to) continue;
      const content = { type: 'navigation' as const, transition: 'fade' as const };
      await caller.tours.hotspots.create({
        sceneId: scene.id,
        title: to.title,
        position: { yaw, pitch: -8 },
        content,
        targetSceneId: to.id,
      });
    }
  }
}

/** `03_grand-hall.jpg` → `Grand hall`. */
export function titleOf(fileName: string): string {
  const words = basename(fileName, extname(fileName))
    .replace(/^\d+[\s._-]*(?=\D)/, '')
    .replace(/[\s._-]+/g, ' ')
    .trim();
  return words === '' ? basename(fileName, extname(fileName)) : words.charAt(0).toUpperCase() + words.slice(1, 200);
}
