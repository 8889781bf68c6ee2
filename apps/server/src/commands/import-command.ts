import { basename, extname, resolve } from 'node:path';
import { ownContext } from '../caller.ts';
import { findPanoramas } from '../imports/find-panoramas.ts';
import { importTour, titleOf, type ImportReport } from '../imports/import-tour.ts';
import { DEMO_TENANT } from '../seed/seed-demo.ts';
import { findImporter } from './find-importer.ts';
import type { Bar, Output } from './output.ts';
import { openSession } from './session.ts';

export interface ImportFlags {
  tenant?: string;
  title?: string;
  publish?: boolean;
}

/** `belvedere import <folder|zip>`: pictures become a tour, by a worker of its own, so that no server has to run. */
export async function importCommand(source: string, flags: ImportFlags, output: Output): Promise<ImportReport> {
  const pictures = await findPanoramas(resolve(source));
  const session = await openSession(output.say, { LOG_LEVEL: 'warn' });
  const worker = await session.startWorker();
  try {
    const tenant = flags.tenant ?? DEMO_TENANT.slug;
    const userId = await findImporter(session.services, tenant);
    const title = flags.title ?? titleOf(basename(resolve(source), extname(source)));
    const bars = new Map<string, Bar>();
    const words = {
      upload: ['Uploading', 'Uploaded'],
      tiles: ['Cutting tiles', 'Tiles are cut'],
      publish: ['Publishing', 'Published'],
    } as const;
    const report = await importTour({
      context: ownContext(session.services, { name: 'belvedere import', userId, tenant }),
      files: pictures.files,
      title,
      publish: flags.publish ?? false,
      onProgress({ phase, share, detail }) {
        const bar = bars.get(phase) ?? output.bar(words[phase][0]);
        bars.set(phase, bar);
        if (share < 1) bar.at(share, detail);
        else bar.done(words[phase][1]);
      },
    });
    output.result(report, describe(report));
    return report;
  } finally {
    await worker.stop(5);
    await session.close();
    await pictures.close();
  }
}

function describe(report: ImportReport): string {
  const lines = [`“${report.title}” has ${report.scenes.length} scenes.`];
  for (const { file, reason } of report.refused) lines.push(`  left out ${file}: ${reason}`);
  if (report.url) lines.push(`See it at ${report.url}`);
  else if (report.scenes.length === 0) lines.push('No picture could become a scene, so there is nothing to publish.');
  else lines.push('It is a draft. Publish it with --publish next time, or by tours.publish.');
  return lines.join('\n');
}
