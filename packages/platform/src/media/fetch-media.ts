import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError, isError, type Context, type JobCall } from '@belvedere/kernel';
import { commonErrors } from '@belvedere/kernel/core';
import { fetchErrors, publicInternet, safeDownload, type FetchPolicy } from '@belvedere/kernel/fetch';
import { mediaUploaded } from './facts.ts';
import { MAX_BYTES, type Media } from './media.ts';
import { mediaKeys } from './media-keys.ts';
import { moveMedia } from './move-media.ts';
import { lockContent, saveProgress } from './table.ts';

const TIMEOUT_MS = 15 * 60_000;
/** Of the progress that a file makes until it is ready, the share of its way here. */
const SHARE = 0.15;
const OUR_FAULT = 'The file could not be fetched because of a fault on our side. Try again.';

/**
 * Fetches a file from the address that somebody gave, and leaves it as if it had been uploaded: what it is, the processing finds out. Nothing
 * but public addresses is ever asked (E10), and nothing is kept of what ends early.
 */
export async function fetchMedia(call: JobCall<{ mediaId: string }>, policy: FetchPolicy = publicInternet): Promise<void> {
  const { services, tenantId, input, transaction, isLastAttempt, signal } = call;
  const { mediaId } = input;
  const media = await transaction((ctx) => lockContent(ctx, mediaId));
  if (!media || !isWaiting(media) || media.externalUrl === null) return;

  await using folder = await mkdtempDisposable(join(tmpdir(), 'belvedere-fetch-'));
  const path = join(folder.path, 'fetched');
  try {
    const size = await download(media.externalUrl, { call, path, policy, maxBytes: MAX_BYTES[media.mediaType] });
    const keys = mediaKeys(tenantId, mediaId);
    // One part for all of it; written under the same key by every attempt, and counted by the one that commits.
    await services.storage.put(keys.part(0, 0), createReadStream(path), { mimeType: 'application/octet-stream' });
    await transaction((ctx) => arrive(ctx, mediaId, size));
  } catch (error) {
    signal.throwIfAborted();
    const failure = wordsFor(error) ?? (isLastAttempt ? OUR_FAULT : undefined);
    if (failure === undefined) throw error;
    await transaction((ctx) => giveUp(ctx, mediaId, failure));
    await services.storage.delete(mediaKeys(tenantId, mediaId).part(0, 0));
    if (failure === OUR_FAULT) throw error;
  }
}

const isWaiting = ({ status, fileSize, deletedAt }: Media) => status === 'pending' && fileSize === 0 && deletedAt === null;

async function download(
  url: string,
  { call, path, policy, maxBytes }: { call: JobCall<{ mediaId: string }>; path: string; policy: FetchPolicy; maxBytes: number },
): Promise<number> {
  const { input, transaction, signal } = call;
  return safeDownload(
    url,
    {
      maxBytes,
      timeoutMs: TIMEOUT_MS,
      signal,
      async consume(chunks, { status, headers }) {
        if (status !== 200) throw new BadAnswer(`The other server answered ${status}. Check the address.`);
        const announced = Number(headers['content-length']);
        let [size, told] = [0, 0];
        await pipeline(
          async function* () {
            for await (const chunk of chunks) {
              size += chunk.length;
              const progress = announced > 0 ? Math.min(1, size / announced) * SHARE : 0;
              if (progress - told > SHARE / 10) {
                told = progress;
                await transaction((ctx) => saveProgress(ctx, input.mediaId, progress));
              }
              yield chunk;
            }
          },
          createWriteStream(path, { mode: 0o600 }),
        );
        if (size === 0) throw new BadAnswer('The other server sent an empty file.');
        return size;
      },
    },
    policy,
  );
}

async function arrive(ctx: Context, mediaId: string, size: number): Promise<void> {
  const media = await lockContent(ctx, mediaId);
  if (!media || !isWaiting(media)) return;
  await moveMedia(ctx, media, { status: 'processing', fileSize: size, uploadOffset: size });
  await ctx.emit(mediaUploaded, { aggregateId: mediaId, payload: { mediaId } });
}

async function giveUp(ctx: Context, mediaId: string, failure: string): Promise<void> {
  const media = await lockContent(ctx, mediaId);
  if (media && isWaiting(media)) await moveMedia(ctx, media, { status: 'failed', failure });
}

class BadAnswer extends Error {
  override readonly name = 'BadAnswer';
}

/** What the person who gave the address can do something about; anything else is tried again. */
function wordsFor(error: unknown): string | undefined {
  if (error instanceof BadAnswer) return error.message;
  if (isError(error, commonErrors.quota_exceeded))
    return 'There is not enough room for it. Remove and purge files, or ask for a larger plan.';
  // A server that can't be reached now may be reached in a minute.
  const isTheirs = error instanceof AppError && error.code.startsWith('fetch.') && error.code !== fetchErrors.unreachable.code;
  return isTheirs ? [error.message, error.help].filter(Boolean).join(' ') : undefined;
}
