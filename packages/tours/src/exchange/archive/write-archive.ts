import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { signArchive, writeZip, type ZipPart } from '@belvedere/kernel/archive';
import { ARCHIVE, tileScript } from './exchange-tour.ts';
import { manifestScript, offlinePage, offlineReadme } from './offline-page.ts';
import type { ArchivePlan } from './plan-archive.ts';
import type { Checksums } from './checksums.ts';

export interface ArchiveParts {
  plan: ArchivePlan;
  /** The viewer as one classic script. */
  viewer(): Promise<Uint8Array>;
  tile(path: string): Promise<Readable>;
  media(file: { mediaId: string; variant: string }): Promise<Readable>;
  original(filePath: string): Promise<Readable>;
  signingKey: Uint8Array;
  origin: string;
  now: Date;
  onItem?(done: number, total: number): void;
}

/** An archive as a stream: page, viewer, tiles, media, then checksums of all that was written, and their signature. */
export function writeArchive(parts: ArchiveParts): Readable {
  const { plan } = parts;
  const { page, exchange } = plan;
  const files: Checksums['files'] = {};
  let checksums = Buffer.alloc(0);
  let done = 0;
  const text = (name: string, content: string): ZipPart => ({ name, content: bytesOf(async () => Buffer.from(content)) });
  const stream = (name: string, open: () => Promise<Readable>): ZipPart => ({ name, stored: true, content: bytesOf(open) });
  const items: ZipPart[] = [
    text(ARCHIVE.page, offlinePage(page)),
    { name: ARCHIVE.viewer, content: bytesOf(parts.viewer) },
    text(ARCHIVE.manifest, manifestScript(page)),
    text(ARCHIVE.readme, offlineReadme(page.title, parts.origin)),
    text(ARCHIVE.tour, JSON.stringify(exchange)),
    ...plan.tiles.map(({ from, to, name }): ZipPart => {
      const script = async () => Buffer.from(tileScript(name, await buffer(await parts.tile(from))));
      return { name: to, stored: true, content: bytesOf(script) };
    }),
    ...plan.pictures.map(({ from, to }) => stream(to, () => parts.tile(from))),
    ...plan.media.map(({ to, ...file }) => stream(to, () => parts.media(file))),
    ...plan.originals.map(({ filePath, to }) => stream(to, () => parts.original(filePath))),
  ];
  const counted = items.map((item): ZipPart => ({ ...item, content: watched(item) }));
  const { id, slug, title } = exchange.manifest;
  const sealing: ZipPart[] = [
    {
      name: ARCHIVE.checksums,
      content: bytesOf(async () => {
        const list: Checksums = { version: 1, tour: { id, slug, title }, origin: parts.origin, exportedAt: parts.now.toISOString(), files };
        checksums = Buffer.from(JSON.stringify(list, null, 1));
        return checksums;
      }),
    },
    {
      name: ARCHIVE.signature,
      content: bytesOf(async () => Buffer.from(JSON.stringify(signArchive(checksums, parts.signingKey, parts.origin), null, 1))),
    },
  ];
  return writeZip([...counted, ...sealing].map((part) => ({ ...part, modifiedAt: parts.now })));

  /** Counts an item when its turn comes, and keeps what its bytes were. */
  async function* watched({ name, content }: ZipPart): AsyncGenerator<Uint8Array | string> {
    parts.onItem?.(done++, items.length);
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of content) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
    files[name] = { sha256: hash.digest('hex'), size };
  }
}

/** Opens when its first bytes are asked for, so that one file is open at a time. */
async function* bytesOf(open: () => Promise<Uint8Array | Readable>): AsyncGenerator<Uint8Array> {
  const found = await open();
  if (found instanceof Readable) yield* found as AsyncIterable<Buffer>;
  else yield found;
}
