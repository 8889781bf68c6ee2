import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { tourManifestSchema, type TourManifest } from '@belvedere/manifest';
import { assetsOf } from './compile-manifest.ts';

const compress = promisify(brotliCompress);

export interface CompiledTour {
  manifest: TourManifest;
  /** sha256 of the bytes, base64url: the document's address and its ETag. */
  hash: string;
  /** Bytes of the plain document. */
  size: number;
  brotli: Uint8Array<ArrayBuffer>;
  assets: string[];
}

/** The document as bytes, compressed once for all its readers. */
export async function encodeManifest(manifest: TourManifest): Promise<CompiledTour> {
  const body = Buffer.from(JSON.stringify(tourManifestSchema.parse(manifest)));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 9,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  const brotli = await compress(body, { params });
  return {
    manifest,
    hash: createHash('sha256').update(body).digest('base64url'),
    size: body.length,
    brotli: new Uint8Array(brotli),
    assets: assetsOf(manifest),
  };
}
