import { createNode } from '../../interface/create-node.ts';
import css from '../../interface/nadir.css';
import type { Part, TourCore } from '../../tour-core.ts';

/** Half the side of the patch as the style sheet has it. All lengths are in cqmax: the focal length goes by the longer side too, so a new size of the place needs no new numbers. */
const HALF = 50;

/**
 * The nadir patch: a round picture on the ground, which hides the tripod. It lies in the level world like the views, whatever the camera's
 * pose, with its top towards yaw 0. It says nothing that anybody has to hear of, so what does not come is left out.
 */
export function mount(core: TourCore): Part {
  const { root, stage } = core;
  const { model, loaded } = core.shown;
  const { nadir } = loaded.manifest;
  const file = nadir && model.media(nadir.media);
  const above = root.querySelector('.areas, .hotspots');
  // Without WebGL there is no ground to lie on.
  if (!stage || !file || !above) return {};
  core.adopt(css);
  const image = createNode('img', { className: 'nadir', alt: '', hidden: true, src: file.url });
  above.before(image);
  const depth = HALF / Math.tan((nadir.size * Math.PI) / 360);
  const draw = () => {
    const { yaw, pitch, zoom } = stage.view;
    const focus = `${HALF * zoom}cqmax`;
    // From half its size above the horizon all of it is behind.
    image.hidden = !image.naturalWidth || pitch >= nadir.size / 2;
    image.style.transform = `perspective(${focus}) translateZ(${focus}) rotateX(${pitch}deg) rotateY(${yaw}deg) translateY(${depth}cqmax) rotateX(90deg)`;
  };
  image.onload = draw;
  return { moved: draw, update: draw };
}
