import { ZodError } from 'zod';
import { AppError, fail, fieldsOf } from '@belvedere/kernel';
import type { Ffmpeg } from '@belvedere/kernel/ffmpeg';
import { inspectImage } from '@belvedere/kernel/image';
import { toursErrors } from '../../errors.ts';
import { folderOf } from '../archive-path.ts';
import { isKrpano, parseKrpano } from '../krpano/parse-krpano.ts';
import { findMarzipanoData, parseMarzipano } from '../marzipano/parse-marzipano.ts';
import { isPannellum, parsePannellum, type PictureSays } from '../pannellum/parse-pannellum.ts';
import { inspectFilm } from './inspect-film.ts';
import { inspectPicture } from './inspect-picture.ts';
import { isFilm, planPictures } from '../pictures/plan-pictures.ts';
import type { ImportFormat, Parsed, Remark } from '../plan.ts';
import type { TourSource } from './is-of-use.ts';

/** Formats that are read into a plan; archives of ours are made whole again without one. */
export type PlannedFormat = Exclude<ImportFormat, 'belvedere'>;

const MAX_CONFIGURATIONS = 200;

type Reader = (source: TourSource, ffmpeg: Ffmpeg | undefined) => Promise<Parsed | undefined>;

interface Reading {
  from: PlannedFormat | 'auto';
  /** Without it films are not looked at, and left out. */
  ffmpeg: Ffmpeg | undefined;
}

/** In this order a source is asked what it is: from what can be told for sure to what may be anything. */
const READERS: Readonly<Record<PlannedFormat, Reader>> = {
  krpano: readKrpano,
  marzipano: readMarzipano,
  pannellum: readPannellum,
  pictures: readPictures,
};

/** What would be made of a source, by the format that it is in or that it is said to be in. */
export async function readPlan(source: TourSource, { from, ffmpeg }: Reading): Promise<Parsed> {
  for (const [format, read] of Object.entries(READERS)) {
    if (from !== 'auto' && from !== format) continue;
    const found = await naming(() => read(source, ffmpeg));
    if (found && found.plan.scenes.length > 0) return found;
  }
  return fail(toursErrors.import_not_recognised);
}

async function naming(work: () => Promise<Parsed | undefined>): Promise<Parsed | undefined> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof ZodError) fail(toursErrors.import_not_recognised, { cause, fields: fieldsOf(cause.issues) });
    throw cause;
  }
}

async function readKrpano(source: TourSource): Promise<Parsed | undefined> {
  const files = new Map<string, string>();
  for (const name of candidates(source, '.xml')) {
    const text = await source.text(name);
    if (text !== undefined && isKrpano(text)) files.set(name, text);
  }
  // Its tools write tour.xml; skins and plugins lie deeper.
  const main = [...files.keys()].toSorted(
    (a, b) => rank(a, ['tour.xml', 'pano.xml', 'krpano.xml']) - rank(b, ['tour.xml', 'pano.xml', 'krpano.xml']),
  );
  for (const name of main) {
    const parsed = parseKrpano(name, files, source.names);
    if (parsed?.plan.scenes.some((scene) => scene.panorama !== null || scene.hotspots.length > 0)) return parsed;
  }
  return undefined;
}

async function readMarzipano(source: TourSource): Promise<Parsed | undefined> {
  for (const name of candidates(source, '.js').toSorted((a, b) => rank(a, ['data.js']) - rank(b, ['data.js']))) {
    const text = await source.text(name);
    if (text === undefined || !/scenes/.test(text)) continue;
    const data = findMarzipanoData(text);
    if (data !== undefined) return parseMarzipano(data, folderOf(name));
  }
  return undefined;
}

async function readPannellum(source: TourSource): Promise<Parsed | undefined> {
  for (const name of candidates(source, '.json').toSorted(
    (a, b) => rank(a, ['tour.json', 'config.json']) - rank(b, ['tour.json', 'config.json']),
  )) {
    const value = parsedJson((await source.text(name)) ?? '');
    if (!isPannellum(value)) continue;
    const parsed = parsePannellum(value, folderOf(name));
    const pictures = await whatPicturesSay(parsed, source);
    return pictures.size === 0 ? parsed : parsePannellum(value, folderOf(name), pictures);
  }
  return undefined;
}

/** Pannellum itself reads how the camera stood out of a picture, where it says all of it. */
async function whatPicturesSay({ plan }: Parsed, source: TourSource): Promise<Map<string, PictureSays>> {
  const found = new Map<string, PictureSays>();
  for (const { panorama } of plan.scenes) {
    const path = panorama?.kind === 'equirectangular' ? source.file(panorama.path) : undefined;
    if (panorama?.kind !== 'equirectangular' || path === undefined || found.has(panorama.path)) continue;
    const { pano } = (await inspectImage({ path }).catch(() => undefined)) ?? {};
    const { posePitch: pitch, poseRoll: roll, poseHeading: heading, crop } = pano ?? {};
    if (crop && pitch !== undefined && roll !== undefined) found.set(panorama.path, { pitch, roll, heading });
  }
  return found;
}

/** Looks at the pictures before anything is made of them: what is no panorama is named and left out. */
async function readPictures(source: TourSource, ffmpeg: Ffmpeg | undefined): Promise<Parsed | undefined> {
  const refused: Remark[] = [];
  const names = new Set<string>();
  for (const { key } of planPictures(source)?.plan.scenes ?? []) {
    try {
      const path = source.file(key) ?? '';
      await (isFilm(key) ? inspectFilm(path, ffmpeg) : inspectPicture(path));
      names.add(key);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const words = error.fields ? Object.values(error.fields) : [error.message, error.help];
      refused.push({ where: key, what: words.filter(Boolean).join(' ') });
    }
  }
  const planned = planPictures({ names });
  // Nothing but pictures that can't be a panorama: the words about the first of them help more than that nothing was found.
  if (!planned && refused[0])
    fail(toursErrors.import_not_recognised, { fields: Object.fromEntries(refused.slice(0, 20).map(({ where, what }) => [where, what])) });
  return planned && { ...planned, remarks: [...planned.remarks, ...refused] };
}

/** Files of an extension that may be the configuration: the nearest to the root first. */
function candidates(source: TourSource, extension: string): string[] {
  return [...source.names]
    .filter((name) => name.toLowerCase().endsWith(extension))
    .toSorted((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1))
    .slice(0, MAX_CONFIGURATIONS);
}

const depthOf = (name: string): number => name.split('/').length;

/** By depth, and in each folder the usual names first. */
function rank(name: string, usual: readonly string[]): number {
  const place = usual.indexOf(name.slice(name.lastIndexOf('/') + 1).toLowerCase());
  return depthOf(name) * 100 + (place === -1 ? usual.length : place);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Another file that ends in .json.
    return undefined;
  }
}
