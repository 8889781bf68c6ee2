import { withRetries } from './attempt.ts';
import type { BelvedereClient, MediaCreateUploadInput, MediaUploadView, MediaView } from './contract.gen.ts';
import { isBelvedereError, type BelvedereError } from './errors.ts';
import { errorOfProblem, errorOfResponse, networkError } from './read-error.ts';
import type { Connection } from './transport.ts';
import { openSource, type UploadSource } from './upload-source.ts';

export interface UploadOptions {
  /** With an ending, such as `hall.jpg`. A `File` brings its own. */
  fileName?: string | undefined;
  mimeType?: string | undefined;
  /** What the picture is for. A panorama may be larger. Default `image`. */
  purpose?: MediaCreateUploadInput['purpose'];
  /** Bytes; needed for streams only. */
  size?: number | undefined;
  /** Told after each chunk that the server holds for good. */
  onProgress?: ((progress: UploadProgress) => void) | undefined;
  /** Told once where the bytes go. Keep it to go on later with `resume`. Its address is a secret. */
  onCreated?: ((upload: MediaUploadView) => void) | undefined;
  /** Goes on with an upload that was created before, from the byte where it stands. The source has to be the same. */
  resume?: MediaUploadView | undefined;
  signal?: AbortSignal | undefined;
  tenant?: string | undefined;
}

export interface UploadProgress {
  /** Bytes that the server holds. */
  sent: number;
  /** Bytes of the whole file. */
  total: number;
}

/**
 * Uploads a file in chunks. A broken connection costs no more than the chunk that was under way: the upload goes on by itself, and with
 * `resume` in another process. The answer is the file while it is being processed: its `status` turns `ready` a little later.
 *
 * @throws BelvedereError such as `media.type_refused`, `media.too_large`, `common.quota_exceeded`.
 *
 * @example
 * const media = await belvedere.uploadMedia(file, { purpose: 'panorama', onProgress: ({ sent, total }) => show(sent / total) });
 */
export type UploadMedia = (source: UploadSource, options?: UploadOptions) => Promise<MediaView>;

/** A chunk is large and lines are slow. */
const CHUNK_TIMEOUT = 10 * 60_000;
const STATUS_TIMEOUT = 30_000;

export function createUploader(parts: { connection: Connection; media: BelvedereClient['media']; retries: number }): UploadMedia {
  const { connection, media, retries } = parts;

  return async (given, options = {}) => {
    const { signal, tenant, onProgress } = options;
    const source = openSource(given, options.size ?? options.resume?.media.fileSize);
    const total = source.size;
    const ticket = options.resume ?? (await create(source.size, given, options));
    const url = ticket.upload.url.startsWith('/') ? connection.baseUrl + ticket.upload.url : ticket.upload.url;
    const patience = { retries, signal };
    const ask = () => withRetries({ ...patience, timeoutMs: STATUS_TIMEOUT }, (attempt) => send(url, { method: 'HEAD', signal: attempt }));

    let sent = options.resume ? await ask() : ticket.upload.offset;
    onProgress?.({ sent, total });
    let failures = 0;
    while (sent < total) {
      const body = await source.read(sent, Math.min(ticket.upload.chunkSize, total - sent));
      const before = sent;
      try {
        sent = await withRetries({ signal, retries: 0, timeoutMs: CHUNK_TIMEOUT }, (attempt) =>
          send(url, { method: 'PATCH', body, offset: before, signal: attempt }),
        );
      } catch (error) {
        if (!isBelvedereError(error) || !error.retryable || failures++ >= retries) throw error;
        // Part of the chunk may have arrived: the server knows.
        sent = await ask();
      }
      if (sent > before) failures = 0;
      onProgress?.({ sent, total });
    }
    return media.get({ id: ticket.media.id }, { signal, tenant });
  };

  async function create(size: number, source: UploadSource, options: UploadOptions): Promise<MediaUploadView> {
    const { purpose, signal, tenant } = options;
    const file = source as { name?: string; type?: string };
    const fileName = options.fileName ?? file.name;
    if (fileName === undefined) throw new TypeError('fileName is missing: only a File brings its own.');
    // What a browser guesses from the ending is no claim of the caller's: an empty guess is none at all.
    const mimeType = options.mimeType ?? (file.type || undefined);
    const ticket = await media.createUpload({ fileName, size, purpose, mimeType }, { signal, tenant });
    options.onCreated?.(ticket);
    return ticket;
  }

  /** Sends a chunk, or asks with HEAD; either way the answer tells where the upload stands. The address itself allows it. */
  async function send(
    url: string,
    call: { method: 'HEAD' | 'PATCH'; signal: AbortSignal; offset?: number; body?: Blob | Uint8Array<ArrayBuffer> },
  ): Promise<number> {
    const { method, signal, offset, body } = call;
    const headers: Record<string, string> = body
      ? { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) }
      : {};
    const response = await connection
      .fetch(url, { method, headers, signal, credentials: 'omit', ...(body && { body }) })
      .catch((error: unknown) => {
        throw networkError(error);
      });
    if (!response.ok) throw await readFailure(response);
    const stands = Number(response.headers.get('upload-offset') ?? Number.NaN);
    if (!Number.isSafeInteger(stands)) throw errorOfResponse(response);
    return stands;
  }

  async function readFailure(response: Response): Promise<BelvedereError> {
    // A HEAD has no body, and a proxy's is none of ours.
    const body: unknown = await response.json().catch(() => undefined);
    return errorOfProblem(body, { response }) ?? errorOfResponse(response);
  }
}
