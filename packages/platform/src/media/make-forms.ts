import { createReadStream } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobCall } from '@belvedere/kernel';
import { sniffMedia } from '@belvedere/kernel/image';
import { fetchUpload, type FetchedUpload } from './fetch-upload.ts';
import type { FormsCall, NewForms } from './forms.ts';
import { makeDocumentForms } from './make-document-forms.ts';
import { makeImageForms } from './make-image-forms.ts';
import { makeMovingForms } from './make-moving-forms.ts';
import { ACCEPTED_TYPES, type AcceptedType, type LogEntry, type Media, type MediaType } from './media.ts';
import { mediaKeys } from './media-keys.ts';
import { isPlainText } from './is-plain-text.ts';
import { RefusedContent } from './refused-content.ts';
import { saveProgress, type MediaChanges } from './table.ts';

export interface MadeForms extends MediaChanges {
  mediaType: MediaType;
  mimeType: string;
  width: number | null;
  height: number | null;
}

const MAKERS: Readonly<Record<MediaType, (call: FormsCall) => Promise<NewForms>>> = {
  image: makeImageForms,
  video: makeMovingForms,
  audio: makeMovingForms,
  document: makeDocumentForms,
};

/** Finds out what an upload is, makes the forms in which it is shown and puts them, with the original, to their places. */
export async function makeForms({ call, media, log }: { call: JobCall<unknown>; media: Media; log: LogEntry[] }): Promise<MadeForms> {
  const { services, tenantId, signal } = call;
  const { storage, clock } = services;
  const keys = mediaKeys(tenantId, media.id);

  const step: FormsCall['step'] = async (name, progress, work) => {
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
  if (media.checksum !== null && media.checksum !== upload.checksum)
    throw new RefusedContent(
      'failed',
      'The bytes that arrived have another checksum than the one that was announced. Send the file again.',
    );
  const claimed = await acceptedType(media, upload);
  const made = await MAKERS[claimed.mediaType]({ services, signal, folder: folder.path, upload, type: claimed, media, step });

  const { mediaType, mimeType, extensions } = made.type;
  const original = keys.original(extensions[0]);
  const compressed = made.compressed && keys.compressed(made.compressed.extension);
  await step('store', 0.95, async () => {
    await storage.put(original, createReadStream(upload.path), { mimeType, immutable: true });
    if (made.compressed && compressed) {
      const { content, mimeType: shown } = made.compressed;
      const body = typeof content === 'string' ? createReadStream(content) : content;
      await storage.put(compressed, body, { mimeType: shown, immutable: true });
    }
    if (made.thumbnail) await storage.put(keys.thumbnail, made.thumbnail, { mimeType: 'image/webp', immutable: true });
    return [undefined, 'Everything lies in its place.'];
  });
  return {
    mediaType,
    mimeType,
    fileName: `${media.id}.${extensions[0]}`,
    filePath: original,
    compressedPath: compressed ?? null,
    thumbnailPath: made.thumbnail ? keys.thumbnail : null,
    checksum: upload.checksum,
    width: made.width ?? null,
    height: made.height ?? null,
    duration: made.duration ?? null,
    details: made.details ?? {},
    origin: made.origin ?? {},
    // What the uploader said counts more than what a program wrote into the file.
    projection: made.cubeLayout ? 'cubemap' : (media.projection ?? made.projection ?? null),
    stereo: media.stereo ?? made.stereo ?? null,
    cubeLayout: media.cubeLayout ?? made.cubeLayout ?? null,
  };
}

/**
 * By what a file begins with, never by its name (E7); but what was announced as one kind does not become another. A text begins with nothing, so
 * that all of it is looked at; film and sound come in the same wrappers.
 */
async function acceptedType(media: Media, { path, head }: FetchedUpload): Promise<AcceptedType> {
  const sniffed = sniffMedia(head)?.mimeType ?? (media.mediaType === 'document' && (await isPlainText(path)) ? 'text/plain' : undefined);
  const type = ACCEPTED_TYPES.find(({ mimeType }) => mimeType === sniffed);
  if (type && familyOf(type.mediaType) === familyOf(media.mediaType)) return type;
  const words = {
    image: 'it is no JPEG, PNG, WebP or AVIF picture.',
    moving: 'it is no film or sound that is accepted: MP4, MOV, WebM, MKV, MP3, M4A, OGG, WAV, FLAC.',
    document: 'it is no PDF, no captions in WebVTT, and no plain text.',
  };
  throw new RefusedContent('quarantined', `The content is not what the name says: ${words[familyOf(media.mediaType)]}`);
}

function familyOf(kind: MediaType): 'image' | 'moving' | 'document' {
  return kind === 'video' || kind === 'audio' ? 'moving' : kind;
}
