import type { Services } from '@belvedere/kernel';
import type { CubeLayout } from './layout-of.ts';
import type { MediaDetails, MediaOrigin } from './details.ts';
import type { FetchedUpload } from './fetch-upload.ts';
import type { AcceptedType, Media, MediaProjection, StereoMode } from './media.ts';

/** What a maker of forms gets: an upload on this machine, and a folder of its own. */
export interface FormsCall {
  services: Services;
  signal: AbortSignal;
  folder: string;
  upload: FetchedUpload;
  /** By its first bytes. */
  type: AcceptedType;
  media: Media;
  /** Does a step and writes down how long it took and what it says. */
  step<T>(name: string, progress: number, work: () => Promise<[T, string]>): Promise<T>;
}

/** What was made of an upload. */
export interface NewForms {
  /** What it turned out to be. */
  type: AcceptedType;
  /** The form that is shown or played: bytes, or the path of a file. */
  compressed?: { content: Uint8Array | string; extension: string; mimeType: string };
  /** WebP. */
  thumbnail?: Uint8Array | undefined;
  width?: number;
  height?: number;
  /** Seconds. */
  duration?: number;
  projection?: MediaProjection | undefined;
  stereo?: StereoMode | undefined;
  /** Found out although nobody said so: it is then a cubemap, whatever the purpose made it. */
  cubeLayout?: CubeLayout | undefined;
  details?: MediaDetails;
  origin?: MediaOrigin;
}
