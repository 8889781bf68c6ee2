import type { TourManifest } from '../manifest-types.ts';
import { TourError } from './tour-error.ts';

/** A manifest and the address that its relative roots are resolved against. */
export interface LoadedManifest {
  manifest: TourManifest;
  base: string;
}

/** Fetches a manifest, or takes it as it is. Throws a TourError; the cause of one for another answer is that answer. An abort is passed on as it comes. */
export async function loadManifest(source: string | TourManifest, signal: AbortSignal, request?: RequestInit): Promise<LoadedManifest> {
  if (typeof source !== 'string') return { manifest: checkManifest(source), base: document.baseURI };
  let response: Response;
  try {
    response = await fetch(source, { signal, credentials: 'omit', ...request });
  } catch (cause) {
    signal.throwIfAborted();
    throw new TourError('manifest_unreachable', 'No answer.', { cause });
  }
  if (!response.ok) throw new TourError('manifest_unreachable', `${source}: ${response.status}.`, { cause: response });
  try {
    return { manifest: checkManifest(await response.json()), base: response.url };
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof TourError) throw cause;
    throw new TourError('manifest_invalid', 'No JSON.', { cause });
  }
}

/** The server has validated the document by its schema; this only tells a tour from something else. */
function checkManifest(value: unknown): TourManifest {
  const manifest = value as Partial<TourManifest> | null;
  if (manifest?.version !== 1 || !Array.isArray(manifest.scenes) || !manifest.scenes.length || !manifest.roots)
    throw new TourError('manifest_invalid', 'No tour manifest of version 1.');
  return manifest as TourManifest;
}
