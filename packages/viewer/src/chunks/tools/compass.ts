import css from '../../interface/compass.css';
import { createNode } from '../../interface/create-node.ts';
import { fill, type TourLabels } from '../../interface/labels.ts';
import type { Part, TourCore } from '../../tour-core.ts';

const WORDS = { compass: 'Compass: {title}°. Turn to the north' } satisfies Partial<TourLabels>;
const SVG = 'http://www.w3.org/2000/svg';

/** A needle that points north; a press turns there. For scenes that know where north is. */
export function mount(core: TourCore): Part {
  core.adopt(css);
  const { stage } = core;
  const northOf = () => core.shown.scene.correction?.north ?? 0;
  const needle = document.createElementNS(SVG, 'svg');
  needle.setAttribute('viewBox', '0 0 24 24');
  needle.setAttribute('aria-hidden', 'true');
  for (const [className, d] of [
    ['north', 'M12 2l3.4 10H8.6z'],
    ['south', 'M12 22l3.4-10H8.6z'],
  ] as const) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', className);
    path.setAttribute('d', d);
    needle.append(path);
  }
  const onclick = () => stage?.look({ yaw: -northOf() }, 600);
  const button = createNode('button', { type: 'button', className: 'compass', onclick }, needle);
  core.controls.append(button);
  const moved = () => {
    if (!stage) return;
    const heading = (((stage.view.yaw + northOf()) % 360) + 360) % 360;
    needle.style.rotate = `${(-heading).toFixed(1)}deg`;
    button.ariaLabel = fill(core.words(WORDS).compass, String(Math.round(heading) % 360));
  };
  return {
    moved,
    update() {
      button.hidden = !core.shown.scene.correction;
      moved();
    },
  };
}
