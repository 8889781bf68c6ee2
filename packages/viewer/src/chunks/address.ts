import type { AddressPart, TourCore } from '../tour-core.ts';
import { parseDeepLink } from '../tour/deep-link.ts';
import { followDeepLink } from '../tour/follow-deep-link.ts';

/** Keeps the hash of the page's address and the tour in step. */
export function mount(core: TourCore): AddressPart {
  const { stage, signal } = core;
  const address = followDeepLink({
    signal,
    changed({ scene: name, ...view }) {
      const { model, scene } = core.shown;
      const next = model.scene(name);
      if (next && next !== scene) void core.goTo(next.id, view);
      else stage?.look(view, 500);
    },
  });
  return {
    link: () => parseDeepLink(location.hash),
    moved: () => stage && address.write(core.shown.scene.key, stage.view),
  };
}
