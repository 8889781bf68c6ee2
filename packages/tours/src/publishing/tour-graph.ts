import type { HotspotTranslationModel, MediaFileModel, SceneMediaModel, SceneTranslationModel, TourTranslationModel } from '@belvedere/db';
import type { Panorama } from '@belvedere/manifest';
import type { HotspotRow } from '../hotspots/table.ts';
import type { PlanRow } from '../plans/table.ts';
import type { LinkCheck } from '../link-checks/table.ts';
import type { SceneRow } from '../scenes/table.ts';
import type { StepRow } from '../steps/table.ts';
import type { TourRow } from '../tours/table.ts';

/** Everything that a tour is made of, as it stands in the database. */
export interface TourGraph {
  tenant: { id: string; slug: string; name: string };
  tour: TourRow;
  /** In order. */
  scenes: SceneRow[];
  /** In order, of all scenes. */
  hotspots: HotspotRow[];
  /** Finished panoramas by media file. */
  panoramas: ReadonlyMap<string, Panorama>;
  /** Media files that the tour, its scenes and its hotspots name, by id; only those that are ready. */
  media: ReadonlyMap<string, MediaFileModel>;
  sceneMedia: SceneMediaModel[];
  tourTranslations: TourTranslationModel[];
  sceneTranslations: SceneTranslationModel[];
  hotspotTranslations: HotspotTranslationModel[];
  /** In order, with the pins of scenes that are there. */
  plans: PlanRow[];
  /** In order, of scenes that are there. */
  steps: StepRow[];
  /** What came of the last look at addresses that the tour leads to. */
  linkChecks: ReadonlyMap<string, LinkCheck>;
}
