import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '@belvedere/kernel';
import { FACES, type Face, type ManifestScene, type Panorama } from '@belvedere/manifest';
import { importMediaFile } from '@belvedere/platform';
import { toursErrors } from '../../errors.ts';
import { assemblePanorama } from '../../panorama/index.ts';
import { readTileScript, type ExchangeTour } from '../archive/exchange-tour.ts';
import { largestTiles } from '../archive/plan-archive.ts';
import type { BuildOptions } from './build-tour.ts';
import type { Restoring } from './restoring.ts';

interface FileParts extends Restoring, Pick<BuildOptions, 'context' | 'signal'> {
  media: BuildOptions['media'] | undefined;
  /** Where a file of the archive lies. */
  fileOf(path: string): string | undefined;
  /** For what is made on the way. */
  folder: string;
}

/** Takes in the files of an archive, each once; what can't be taken in is named. */
export function restoreFiles({ exchange, say, trying, fileOf, folder, context, media, signal }: FileParts) {
  const uploads = new Map(media?.known);
  return { takeMedia, takePanorama };

  async function takeMedia(): Promise<Map<string, string>> {
    const taken = new Map<string, string>();
    for (const [id, { path, fileName }] of Object.entries(exchange.media)) {
      const file = fileOf(path);
      if (file === undefined) say(`media ${fileName}`, 'The file is not in the archive.');
      else
        await trying(
          `media ${fileName}`,
          async () => void taken.set(id, await upload(`media:${id}`, file, { fileName, isPanorama: false })),
        );
    }
    return taken;
  }

  async function takePanorama({ panorama, title: name }: ManifestScene): Promise<string | null> {
    const { original, fileName, ...shape } = exchange.panoramas[panorama.id] ?? { original: null, fileName: `${panorama.id}.jpg` };
    const file = original === null ? undefined : fileOf(original);
    if (original !== null && file === undefined)
      say(`scene ${name}`, 'The original of its panorama is not in the archive: it was rebuilt from its tiles.');
    const mode = panorama.stereo?.mode;
    let id: string | null = null;
    await trying(`scene ${name}`, async () => {
      // Scenes may share a panorama.
      const path = file ?? (await rebuilt(panorama));
      id = await upload(`panorama:${panorama.id}`, path, {
        fileName,
        isPanorama: true,
        ...(file !== undefined && { stereo: mode, ...shape }),
      });
    });
    return id;
  }

  async function rebuilt(panorama: Panorama): Promise<string> {
    const { size, tileSize, side, path } = largestTiles(panorama);
    const tiles = await mkdtemp(join(folder, 'tiles-'));
    await mkdir(tiles, { recursive: true });
    const count = Array.from({ length: side }, (_, index) => index);
    const entries = await Promise.all(
      FACES.map(async (face) => {
        const rows: string[][] = [];
        for (const y of count) {
          const row: string[] = [];
          for (const x of count) {
            const script = fileOf(path(face, y, x));
            const picture = script === undefined ? undefined : readTileScript(await readFile(script, 'utf8'));
            if (!picture) fail(toursErrors.archive_incomplete);
            const target = join(tiles, `${face}-${y}-${x}.webp`);
            await writeFile(target, picture);
            row.push(target);
          }
          rows.push(row);
        }
        return [face, rows] as const;
      }),
    );
    return assemblePanorama({
      parts: { kind: 'tiles', size, tileSize, tiles: Object.fromEntries(entries) as Record<Face, string[][]> },
      folder,
      name: panorama.id,
      signal,
    });
  }

  async function upload(
    name: string,
    path: string,
    file: {
      fileName: string;
      isPanorama: boolean;
      stereo?: NonNullable<Panorama['stereo']>['mode'] | undefined;
    } & Partial<Pick<ExchangeTour['panoramas'][string], 'isCube' | 'cubeLayout' | 'isFisheye' | 'lensFov'>>,
  ): Promise<string> {
    const known = uploads.get(name);
    if (known !== undefined) return known;
    const extension = path.slice(path.lastIndexOf('.'));
    const fileName = file.fileName.toLowerCase().endsWith(extension)
      ? file.fileName
      : `${file.fileName.replace(/\.[^.]*$/, '')}${extension}`;
    const { mediaId } = await importMediaFile({
      context: { ...context, idempotencyKey: undefined },
      source: { path },
      fileName,
      purpose: file.isPanorama ? 'panorama' : 'kind',
      ...(file.isCube && { projection: 'cubemap' as const }),
      ...(file.cubeLayout && { cubeLayout: file.cubeLayout }),
      ...(file.isFisheye && { projection: 'dual-fisheye' as const }),
      ...(file.lensFov && { lensFov: file.lensFov }),
      ...(file.stereo && { stereo: file.stereo, projection: 'equirectangular' as const }),
    });
    uploads.set(name, mediaId);
    await media?.keep(name, mediaId);
    return mediaId;
  }
}
