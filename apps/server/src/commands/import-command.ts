import { basename, extname, resolve } from 'node:path';
import { LENS_FOV } from '@belvedere/platform';
import { IMPORT_FORMATS, titleOfFile, type ImportFormat } from '@belvedere/tours';
import { InvalidArgumentError } from 'commander';
import { ownContext } from '../caller.ts';
import { importTour, openTourSource, type ImportedTour } from '../imports/import-tour.ts';
import { DEMO_TENANT } from '../seed/seed-demo.ts';
import { findImporter } from './find-importer.ts';
import type { Bar, Output } from './output.ts';
import { openSession } from './session.ts';

export interface ImportFlags {
  tenant?: string;
  title?: string;
  from?: ImportFormat | 'auto';
  lensFov?: number;
  publish?: boolean;
  dryRun?: boolean;
}

/** The value of --from. */
export function importFormat(text: string): ImportFormat | 'auto' {
  const format = [...IMPORT_FORMATS, 'auto' as const].find((each) => each === text);
  if (format === undefined) throw new InvalidArgumentError(`Use ${[...IMPORT_FORMATS, 'auto'].join(', ')}.`);
  return format;
}

/** The value of --lens-fov. */
export function degreesOfLens(text: string): number {
  const degrees = Number(text);
  if (degrees >= LENS_FOV.min && degrees <= LENS_FOV.max) return degrees;
  throw new InvalidArgumentError(`Use ${LENS_FOV.min} to ${LENS_FOV.max} degrees.`);
}

/**
 * `belvedere import <folder|zip>`: a tour of another program or a folder of panoramas becomes a tour, by a worker of its own, so
 * that no server has to run.
 */
export async function importCommand(path: string, flags: ImportFlags, output: Output): Promise<ImportedTour> {
  const source = await openTourSource(resolve(path));
  const session = await openSession(output.say, { LOG_LEVEL: 'warn' });
  const worker = flags.dryRun ? undefined : await session.startWorker();
  try {
    const tenant = flags.tenant ?? DEMO_TENANT.slug;
    const userId = await findImporter(session.services, tenant);
    const bars = new Map<string, Bar>();
    const words = {
      upload: ['Uploading', 'Uploaded'],
      tiles: ['Cutting tiles', 'Tiles are cut'],
      publish: ['Publishing', 'Published'],
    } as const;
    const imported = await importTour({
      context: ownContext(session.services, { name: 'belvedere import', userId, tenant }),
      source,
      from: flags.from,
      lensFov: flags.lensFov,
      title: flags.title ?? titleOfFile(basename(resolve(path), extname(path))),
      publish: flags.publish ?? false,
      dryRun: flags.dryRun ?? false,
      onProgress({ phase, share, detail }) {
        const bar = bars.get(phase) ?? output.bar(words[phase][0]);
        bars.set(phase, bar);
        if (share < 1) bar.at(share, detail);
        else bar.done(words[phase][1]);
      },
    });
    output.result(imported, describe(imported));
    return imported;
  } finally {
    await worker?.stop(5);
    await session.close();
    await source.close();
  }
}

function describe({ title, format, scenes, totalHotspots, remarks, url, tourId }: ImportedTour): string {
  const lines = [`“${title}” (${format}) ${tourId === null ? 'would have' : 'has'} ${scenes.length} scenes and ${totalHotspots} hotspots.`];
  if (remarks.length > 0) lines.push('What was left out or taken otherwise:');
  for (const { where, what } of remarks) lines.push(`  ${where}: ${what}`);
  if (url) lines.push(`See it at ${url}`);
  else if (tourId === null) lines.push('Nothing was made. Import it without --dry-run.');
  else if (scenes.length === 0) lines.push('No picture could become a scene, so there is nothing to publish.');
  else lines.push('It is a draft. Publish it with --publish next time, or by tours.publish.');
  return lines.join('\n');
}
