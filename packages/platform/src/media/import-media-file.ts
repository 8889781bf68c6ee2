import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, t, type RequestContext } from '@belvedere/kernel';
import type { CubeLayout } from './layout-of.ts';
import { mediaErrors } from './errors.ts';
import type { MediaProjection, MediaPurpose, StereoMode } from './media.ts';
import { receiveChunk } from './receive-chunk.ts';
import { mediaRouter } from './router.ts';

export interface ImportedFile {
  /** Whose file it becomes: an actor with a person behind it, and the tenant. */
  context: RequestContext;
  source: { path: string } | { stream: AsyncIterable<Uint8Array>; size: number };
  /** By default the name that the path ends in. */
  fileName?: string;
  /** By default a panorama; `kind` for whatever the file is. */
  purpose?: MediaPurpose | 'kind';
  projection?: MediaProjection;
  stereo?: StereoMode;
  cubeLayout?: CubeLayout;
  lensFov?: number;
}

const createCaller = t.createCallerFactory(t.router(mediaRouter));

/** Uploads a file from this machine by the same procedures as everybody, audit log and quota included. The worker processes it. */
export async function importMediaFile({
  context,
  source,
  fileName,
  purpose = 'panorama',
  projection,
  stereo,
  cubeLayout,
  lensFov,
}: ImportedFile): Promise<{ mediaId: string }> {
  const isPath = 'path' in source;
  const size = isPath ? (await stat(source.path)).size : source.size;
  const name = fileName ?? (isPath ? basename(source.path) : '');
  const caller = createCaller(context);
  const { media, upload } = await caller.createUpload({
    fileName: name,
    size,
    ...(purpose !== 'kind' && { purpose }),
    ...(projection && { projection }),
    ...(stereo && { stereo }),
    ...(cubeLayout && { cubeLayout }),
    ...(lensFov && { lensFov }),
  });
  const token = new URLSearchParams(upload.url.split('?')[1]).get('token') ?? '';
  const body: AsyncIterable<Uint8Array> = isPath ? createReadStream(source.path) : source.stream;
  const { services, request } = context;
  try {
    const received = await receiveChunk({
      services,
      requestId: request.id,
      mediaId: media.id,
      token,
      offset: 0,
      contentLength: size,
      body,
    });
    if (!received.done) fail(mediaErrors.incomplete);
    return { mediaId: media.id };
  } catch (error) {
    await caller.remove({ id: media.id });
    throw error;
  }
}
