import type { CameraPose } from '@belvedere/manifest';
import type { Panorama } from '../manifest-types.ts';
import { fetchImage } from './decode-image.ts';
import { tilePath, type TileAddress } from './tile-path.ts';

/** A panorama and the absolute address of the root that its tiles lie under. */
export interface PanoramaSource {
  panorama: Panorama;
  root: string;
  /** How the camera stood; absent for a level one. */
  pose?: CameraPose | undefined;
  /** Where a tile lies that is not below `root`. */
  locate?: ((path: string) => string | undefined) | undefined;
}

/** One tile to load. */
export interface TileRequest {
  key: string;
  source: PanoramaSource;
  tile: TileAddress;
  /** Not in view: loaded last. */
  ahead: boolean;
}

/** Loads tiles, the first wanted first. */
export interface TileLoader {
  /** What is wanted now, most urgent first, and not what has failed; what is ahead begins when it `mayLookAhead`. What is under way and no longer wanted is given up. */
  want(requests: readonly TileRequest[], mayLookAhead?: boolean): void;
  /** Forgets failures, so that they are tried again. */
  retry(): void;
  destroy(): void;
}

const PARALLEL = 8;
const ATTEMPTS = 3;

/** `loaded` receives each decoded tile, `failed` each that has been given up after some attempts. */
export function createTileLoader(events: {
  loaded: (request: TileRequest, bitmap: ImageBitmap) => void;
  failed: (request: TileRequest, error: unknown) => void;
  /** A failed tile may be wanted again. */
  wake: () => void;
}): TileLoader {
  const running = new Map<string, AbortController>();
  const failures = new Map<string, number>();
  const timers = new Set<number>();

  const load = async (request: TileRequest) => {
    const { key, source, tile, ahead } = request;
    const controller = new AbortController();
    running.set(key, controller);
    try {
      const attempt = failures.get(key) ?? 0;
      const formats = source.panorama.formats;
      // A second try takes the other format: the first may be one that this browser can't decode.
      const path = tilePath(source.panorama.id, tile, formats[attempt % formats.length]!);
      const url = source.locate?.(path) ?? source.root + path;
      const bitmap = await fetchImage(url, controller.signal, ahead ? 'low' : 'auto');
      if (controller.signal.aborted) bitmap.close();
      else {
        running.delete(key);
        failures.delete(key);
        events.loaded(request, bitmap);
      }
    } catch (error) {
      if (controller.signal.aborted) return;
      const attempt = (failures.get(key) ?? 0) + 1;
      failures.set(key, attempt);
      if (attempt >= ATTEMPTS) {
        running.delete(key);
        events.failed(request, error);
        return;
      }
      const timer = window.setTimeout(
        () => {
          timers.delete(timer);
          if (running.get(key) === controller) running.delete(key);
          events.wake();
        },
        250 * 4 ** (attempt - 1),
      );
      timers.add(timer);
    }
  };

  return {
    want(requests, mayLookAhead) {
      for (const [key, controller] of running)
        if (!requests.some((request) => request.key === key)) {
          controller.abort();
          running.delete(key);
        }
      // Nothing out of view takes the line from what is in view.
      for (const request of requests)
        if (running.size < PARALLEL && (!request.ahead || mayLookAhead) && !running.has(request.key)) void load(request);
    },
    retry: () => failures.clear(),
    destroy() {
      for (const controller of running.values()) controller.abort();
      running.clear();
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
