import type { TourModel } from '../tour/tour-model.ts';
import type { SceneEntry } from './scene-list.ts';

/** The scenes of a tour as lists show them. */
export function sceneEntries(model: TourModel): SceneEntry[] {
  return model.scenes.map((scene) => ({ id: scene.id, title: model.texts.scene(scene).title, thumbnail: model.thumbnail(scene) }));
}
