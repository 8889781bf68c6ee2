import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
  S3ServiceException,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { AppError, fail } from '../core/index.ts';
import { storageErrors } from './errors.ts';
import { assertMimeType, mimeTypeOf } from './mime-type.ts';
import type { StorageKey } from './storage-key.ts';
import type { Storage, StoredFile } from './storage.ts';

const IMMUTABLE = 'private, max-age=31536000, immutable';

/** Files in a bucket of any service that speaks S3. The bucket is to be private: people read through the server, which decides. */
export function s3Storage({ bucket, client: config }: { bucket: string; client: S3ClientConfig }): Storage & { close(): void } {
  // Checksums beyond what a request needs are Amazon's own, and other services refuse them.
  const client = new S3Client({
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    ...config,
  });
  const at = (key: StorageKey) => ({ Bucket: bucket, Key: key });

  const head = async (key: StorageKey): Promise<StoredFile | undefined> => {
    const found = await unlessMissing(client.send(new HeadObjectCommand(at(key))));
    return found && describe(key, { size: found.ContentLength, etag: found.ETag, modifiedAt: found.LastModified });
  };
  const written = async (key: StorageKey) => (await head(key)) ?? fail(storageErrors.unavailable);

  return {
    head,
    put: async (key, content, { mimeType, immutable = false }) => {
      assertMimeType(key, mimeType);
      const Body = content instanceof Readable ? content : Buffer.from(content);
      const params = { ...at(key), Body, ContentType: mimeType, ...(immutable && { CacheControl: IMMUTABLE }) };
      // It sends one request for little and parts for much, and takes the parts back when the source breaks off.
      await naming(new Upload({ client, params, leavePartsOnError: false }).done());
      return written(key);
    },
    get: async (key, { range } = {}) => {
      const Range = range && `bytes=${range.start}-${range.end}`;
      const found = (await unlessMissing(client.send(new GetObjectCommand({ ...at(key), Range })))) ?? fail(storageErrors.not_found);
      const body = found.Body instanceof Readable ? found.Body : fail(storageErrors.unavailable);
      // A service that ignores a range would have its whole file served as a part.
      if (range && !found.ContentRange?.startsWith(`bytes ${range.start}-${range.end}/`)) {
        body.destroy();
        fail(storageErrors.unavailable);
      }
      const size = Number(/\/(\d+)$/.exec(found.ContentRange ?? '')?.[1] ?? found.ContentLength);
      return { ...describe(key, { size, etag: found.ETag, modifiedAt: found.LastModified }), body };
    },
    delete: async (key) => {
      await unlessMissing(client.send(new DeleteObjectCommand(at(key))));
    },
    copy: async (from, to) => {
      assertMimeType(to, mimeTypeOf(from));
      const copied = await unlessMissing(client.send(new CopyObjectCommand({ ...at(to), CopySource: `${bucket}/${from}` })));
      return copied ? written(to) : fail(storageErrors.not_found);
    },
    freeBytes: () => Promise.resolve(null),
    async *list(prefix) {
      let next: string | undefined;
      do {
        const page = await naming(client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: next })));
        for (const { Key, Size, ETag, LastModified } of page.Contents ?? []) {
          if (Key) yield describe(Key as StorageKey, { size: Size, etag: ETag, modifiedAt: LastModified });
        }
        next = page.NextContinuationToken;
      } while (next);
    },
    close: () => client.destroy(),
  };
}

interface Described {
  readonly size: number | undefined;
  readonly etag: string | undefined;
  readonly modifiedAt: Date | undefined;
}

function describe(key: StorageKey, { size, etag, modifiedAt }: Described): StoredFile {
  if (size === undefined || !etag || !modifiedAt) return fail(storageErrors.unavailable);
  return { key, size, mimeType: mimeTypeOf(key), etag, modifiedAt };
}

async function unlessMissing<Value>(work: Promise<Value>): Promise<Value | undefined> {
  try {
    return await work;
  } catch (error) {
    const isMissing = error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
    return isMissing ? undefined : named(error);
  }
}

async function naming<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    return named(error);
  }
}

// An error that is not the service's is the source's: a stream that broke off.
function named(error: unknown): never {
  if (error instanceof S3ServiceException || isNetworkError(error)) fail(storageErrors.unavailable, { cause: error });
  throw error;
}

function isNetworkError(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof AppError) return false;
  return error.name === 'TimeoutError' || ('code' in error && /^E(CONN|HOST|NET|PIPE|TIMEDOUT|AI_)/.test(String(error.code)));
}
