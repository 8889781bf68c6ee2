// Ours, in a process of its own as the baseline is: node tile-with-belvedere.ts SOURCE TARGET FORMATS QUALITY.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TileFormat } from '@belvedere/manifest';
import { tilePanorama } from '@belvedere/tours/panorama';

const [source = '', target = '', formats = '', quality = ''] = process.argv.slice(2);
const folders = new Set<string>();

const start = performance.now();
const { panorama } = await tilePanorama({
  source,
  formats: formats.split(',') as TileFormat[],
  quality: { jpg: Number(quality), webp: Number(quality) },
  sink: {
    has: async (path) => existsSync(join(target, path)),
    async write(path, bytes) {
      const file = join(target, path);
      const folder = dirname(file);
      if (!folders.has(folder)) await mkdir(folder, { recursive: true });
      folders.add(folder);
      await writeFile(file, bytes);
    },
  },
});
const call = (performance.now() - start) / 1000;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ call, cpu: (userCPUTime + systemCPUTime) / 1e6, rss: maxRSS / 1024, panorama }));
