import shared from '../interface/parts.css';
import css from '../interface/flat-view.css';
import { createFlatView, FLAT_WORDS } from '../interface/flat-view.ts';
import { sceneEntries } from '../interface/scene-entries.ts';
import type { FlatPart, TourCore } from '../tour-core.ts';

/** The tour as pictures and text, in the place of the picture. */
export function mount(core: TourCore): FlatPart {
  core.adopt(shared);
  core.adopt(css);
  const { node, set } = createFlatView({ activate: core.activate, choose: (id) => void core.goTo(id) });
  core.root.prepend(node);
  return {
    node,
    update() {
      const { model, scene, loaded } = core.shown;
      const { nadir } = loaded.manifest;
      const labels = core.words(FLAT_WORDS);
      const words = model.texts.scene(scene);
      set({
        ...words,
        thumbnail: model.thumbnail(scene),
        seal: nadir ? model.media(nadir.media) : null,
        hotspots: core.entries(),
        scenes: sceneEntries(model),
        current: scene.id,
        labels,
      });
    },
  };
}
