import type { ManifestHotspot, ManifestMedia, ManifestScene } from '../manifest-types.ts';
import type { PanoramaSource } from '../renderer/tile-loader.ts';
import type { LoadedManifest } from './load-manifest.ts';
import { localizeTour, type TourTexts } from './localize-tour.ts';
import { resolveBelow, resolveRoot } from './resolve-address.ts';

/** A tour in one language: what the manifest says, with names looked up and addresses made absolute. */
export interface TourModel {
  texts: TourTexts;
  scenes: readonly ManifestScene[];
  /** The languages that there are, the tour's own first. */
  languages: readonly string[];
  /** A scene by key or id. */
  scene(name: string | null | undefined): ManifestScene | undefined;
  /** The scene that a hotspot leads to; none if it leads nowhere or its scene is gone. */
  target(hotspot: ManifestHotspot): ManifestScene | undefined;
  /** Scenes that can be reached from a scene in one step. */
  neighbours(scene: ManifestScene): ManifestScene[];
  /** A scene's panorama, the address that its tiles lie below, and how its camera stood. */
  source(scene: ManifestScene): PanoramaSource;
  thumbnail(scene: ManifestScene): string | null;
  /** A media file with its absolute address, or null when the tour has none of this id. */
  media(id: string): (ManifestMedia & { url: string }) | null;
}

/** Opens a manifest in a language, the tour's own if none is wished; `locate` knows of files that lie elsewhere. */
export function openTour({ manifest, base }: LoadedManifest, language = manifest.language, locate?: PanoramaSource['locate']): TourModel {
  const { scenes } = manifest;
  const tiles = resolveRoot(manifest.roots.tiles, base);
  const media = resolveRoot(manifest.roots.media, base);
  const below: typeof resolveBelow = (root, path) => locate?.(path) ?? resolveBelow(root, path);
  const byName = new Map(scenes.flatMap((scene) => [[scene.id, scene] as const, [scene.key, scene] as const]));
  const model: TourModel = {
    texts: localizeTour(manifest, language),
    scenes,
    languages: [...new Set([manifest.language, ...manifest.languages])],
    scene: (name) => byName.get(name ?? ''),
    target: ({ target }) => model.scene(target),
    neighbours: ({ hotspots }) => [...new Set(hotspots.flatMap((hotspot) => model.target(hotspot) ?? []))],
    source: ({ panorama, correction }) => ({ panorama, root: tiles ?? '', pose: correction, locate }),
    thumbnail: ({ thumbnail }) => below(tiles, thumbnail),
    media(id) {
      const file = Object.hasOwn(manifest.media, id) ? manifest.media[id] : undefined;
      const url = file && below(media, file.path);
      return file && url ? { ...file, url } : null;
    },
  };
  return model;
}
