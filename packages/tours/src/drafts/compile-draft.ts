import type { TourManifest } from '@belvedere/manifest';
import { compileManifest } from '../publishing/compile-manifest.ts';
import type { TourGraph } from '../publishing/tour-graph.ts';
import { showable } from './showable.ts';

/** The document that publishing would make of a draft, of the scenes that can be shown; null while there is none. */
export function compileDraft(graph: TourGraph): TourManifest | null {
  const shown = showable(graph);
  return shown.scenes.length === 0 ? null : compileManifest(shown);
}
