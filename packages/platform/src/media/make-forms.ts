import { createReadStream } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError, isError, type JobCall } from '@belvedere/kernel';
import { imageErrors, inspectImage, safeImage, sniffMedia, type ImageSource, type ImageVariant } from '@belvedere/kernel/image';
import { fetchUpload } from './fetch-upload.ts';
import { ACCEPTED_TYPES, type AcceptedType, type LogEntry, type Media } from './media.ts';
import { mediaKeys } from './media-keys.ts';
import { RefusedContent } from './refused-content.ts';
import { saveProgress, type MediaChanges } from './table.ts';

const COMPRESSED = { format: 'webp', maxWidth: 2560, maxHeight: 2560 } as const;
const THUMBNAIL = { format: 'webp', maxWidth: 640 } as const;

export interface MadeForms extends MediaChanges {
  mimeType: string;
  width: number;
  height: number;
}

/** Finds out what an upload is, makes the forms in which it is shown and puts them, with the original, to their places. */
export async function makeForms({ call, media, log }: { call: JobCall<unknown>; media: Media; log: LogEntry[] }): Promise<MadeForms> {
  const { services, tenantId, signal } = call;
  const { storage, clock } = services;
  const keys = mediaKeys(tenantId, media.id);

  const step = async <T>(name: string, progress: number, work: () => Promise<[T, string]>): Promise<T> => {
    signal.throwIfAborted();
    const [at, started] = [clock.now(), performance.now()];
    const [result, message] = await work();
    log.push({ at, step: name, ms: Math.round(performance.now() - started), message });
    await call.transaction((ctx) => saveProgress(ctx, media.id, progress));
    return result;
  };

  await using folder = await mkdtempDisposable(join(tmpdir(), 'belvedere-media-'));
  const upload = await step('join', 0.2, async () => [
    await fetchUpload({ storage, keys, size: media.fileSize, folder: folder.path, signal }),
    `${media.fileSize} bytes are here.`,
  ]);
  const { type, width, height } = await step('inspect', 0.3, async () => {
    const type = acceptedType(upload.head);
    const { width, height } = await refusing(() => inspectImage(upload));
    return [{ type, width, height }, `It is ${type.mimeType} of ${width} × ${height} pixels.`];
  });
  const [compressed, thumbnail] = await step('encode', 0.8, async () => {
    const compressed = await encodeOne(upload, COMPRESSED);
    // Of the smaller picture: the large one is decoded once.
    const thumbnail = await encodeOne(compressed, THUMBNAIL);
    return [[compressed, thumbnail], 'The forms that are shown were made, without the metadata of the original.'];
  });

  const [extension] = type.extensions;
  const paths = { filePath: keys.original(extension), compressedPath: keys.compressed, thumbnailPath: keys.thumbnail };
  await step('store', 0.95, async () => {
    await storage.put(paths.filePath, createReadStream(upload.path), { mimeType: type.mimeType, immutable: true });
    await storage.put(paths.compressedPath, compressed, { mimeType: 'image/webp', immutable: true });
    await storage.put(paths.thumbnailPath, thumbnail, { mimeType: 'image/webp', immutable: true });
    return [undefined, 'Everything lies in its place.'];
  });
  const { mediaType, mimeType } = type;
  return { mediaType, mimeType, fileName: `${media.id}.${extension}`, ...paths, width, height, checksum: upload.checksum };
}

/** By what a file begins with, never by its name (E7). */
function acceptedType(head: Uint8Array): AcceptedType {
  const sniffed = sniffMedia(head);
  const type = ACCEPTED_TYPES.find(({ mimeType }) => mimeType === sniffed?.mimeType);
  if (!type) throw new RefusedContent('quarantined', 'The content is not what the name says: it is no JPEG, PNG, WebP or AVIF picture.');
  return type;
}

async function encodeOne(source: ImageSource, variant: ImageVariant): Promise<Buffer> {
  const [encoded] = await refusing(() => safeImage(source, [variant]));
  if (!encoded) throw new Error('A picture was asked for and not made.');
  return encoded.bytes;
}

/** What the decoder refuses is the file's fault; anything else, a decoder that is busy too, is not. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('image.')) throw error;
    const verdict = isError(error, imageErrors.unsupported) ? 'quarantined' : 'failed';
    throw new RefusedContent(verdict, [error.message, error.help].filter(Boolean).join(' '), { cause: error });
  }
}
