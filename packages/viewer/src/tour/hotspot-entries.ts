import type { ManifestHotspot, ManifestScene } from '../manifest-types.ts';
import { readingOrder } from './reading-order.ts';
import type { TourModel } from './tour-model.ts';

/** A hotspot with its words in the language shown. */
export interface HotspotEntry {
  hotspot: ManifestHotspot;
  /** The words on its label. */
  title: string;
  /** Its accessible name. */
  name: string;
}

/** The hotspots of a scene in reading order; `leadsTo` says where a link goes, of the title of the scene there. */
export function hotspotEntries(
  { model, scene }: { model: TourModel; scene: ManifestScene },
  leadsTo: (title: string) => string,
): HotspotEntry[] {
  const { texts } = model;
  return readingOrder(scene).map((hotspot) => {
    const { title } = texts.hotspot(hotspot);
    const target = model.target(hotspot);
    return { hotspot, title, name: target ? `${title}. ${leadsTo(texts.scene(target).title)}` : title };
  });
}
