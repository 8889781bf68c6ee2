import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export interface ZipPart {
  /** With `/` between folders, never one at the beginning. */
  readonly name: string;
  /** Read when its turn comes, once. */
  readonly content: AsyncIterable<Uint8Array | string>;
  /** Pictures and archives are packed already: true stores them as they are. */
  readonly stored?: boolean;
  /** 1980-01-01 unless given, so that the same parts make the same bytes. */
  readonly modifiedAt?: Date;
}

const BEGINNING = new Date(1980, 0, 1);

/** Writes a ZIP archive part after part, as fast as it is read: one part is open at a time, and nothing is held in memory but names. */
export function writeZip(parts: AsyncIterable<ZipPart> | Iterable<ZipPart>): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  // A part that fails ends the archive; a half one has no directory and opens nowhere.
  zip.on('error', (error: Error) => void output.destroy(error));
  const adding = addAll(zip, parts);
  adding.catch((error: unknown) => void output.destroy(error instanceof Error ? error : new Error(String(error))));
  return output;
}

async function addAll(zip: ZipFile, parts: AsyncIterable<ZipPart> | Iterable<ZipPart>): Promise<void> {
  for await (const { name, content, stored = false, modifiedAt = BEGINNING } of parts) {
    const stream = Readable.from(bytesOf(content), { objectMode: false });
    const read = new Promise<void>((resolve, reject) => stream.once('end', resolve).once('error', reject).once('close', resolve));
    zip.addReadStream(stream, name, { mtime: modifiedAt, compress: !stored });
    await read;
  }
  zip.end();
}

async function* bytesOf(content: AsyncIterable<Uint8Array | string>): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    const bytes = Buffer.from(chunk as Uint8Array);
    if (bytes.length > 0) yield bytes;
  }
}
