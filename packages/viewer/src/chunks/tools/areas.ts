import css from '../../interface/areas.css';
import type { ManifestHotspot } from '../../manifest-types.ts';
import { cameraMatrix } from '../../renderer/camera.ts';
import { isInside, outlineOf } from '../../renderer/outline.ts';
import type { Part, TourCore } from '../../tour-core.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** A hand that moves less while it presses has not dragged, pixels. */
const STILL = 6;

interface Area {
  hotspot: ManifestHotspot;
  path: SVGPathElement;
  outline: { x: number; y: number }[];
}

/**
 * Areas of the picture that hotspots are about: drawn over it, and pressed like their marks. The mark stays the button that keys and
 * screen readers find; the picture below stays what one drags.
 */
export function mount(core: TourCore): Part {
  const { root, stage, signal } = core;
  const canvas = root.querySelector('canvas');
  const marks = root.querySelector('.hotspots');
  // Without WebGL the tour is words and pictures: there is nothing that an area could lie on.
  if (!stage || !canvas || !marks) return {};
  core.adopt(css);
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'areas');
  svg.setAttribute('aria-hidden', 'true');
  marks.before(svg);
  let areas: Area[] = [];
  let down: { x: number; y: number } | null = null;

  const draw = () => {
    const size = { width: canvas.clientWidth, height: canvas.clientHeight };
    const camera = cameraMatrix(stage.view, size, core.shown.scene.correction);
    for (const area of areas) {
      area.outline = outlineOf(area.hotspot.area ?? [], camera, size);
      const points = area.outline.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`);
      area.path.setAttribute('d', points.length ? `M${points.join('L')}Z` : '');
    }
  };
  const at = ({ offsetX: x, offsetY: y }: MouseEvent) => areas.findLast(({ outline }) => isInside({ x, y }, outline));
  const light = (lit: Area | undefined) => {
    for (const area of areas) area.path.classList.toggle('lit', area === lit);
  };
  /** That of the mark which has the focus or a pointer over it. */
  const ofMark = ({ target }: Event) => {
    const mark = [...marks.children].findIndex((each) => each.contains(target as Node));
    light(areas.find(({ hotspot }) => hotspot === core.entries()[mark]?.hotspot));
  };
  for (const event of ['focusin', 'pointerover'] as const) marks.addEventListener(event, ofMark, { signal });
  for (const event of ['focusout', 'pointerout'] as const) marks.addEventListener(event, () => light(undefined), { signal });

  canvas.addEventListener('pointerdown', ({ offsetX: x, offsetY: y }) => (down = { x, y }), { signal });
  canvas.addEventListener(
    'pointermove',
    (event) => {
      const over = event.buttons ? undefined : at(event);
      light(over);
      canvas.style.cursor = over ? 'pointer' : '';
      canvas.title = over ? core.shown.model.texts.hotspot(over.hotspot).title : '';
    },
    { signal },
  );
  canvas.addEventListener(
    'click',
    (event) => {
      // The frame of the last movement may be yet to come.
      draw();
      const area = at(event);
      if (area && down && Math.hypot(event.offsetX - down.x, event.offsetY - down.y) < STILL) core.activate(area.hotspot);
    },
    { signal },
  );
  const observer = new ResizeObserver(draw);
  observer.observe(canvas);
  signal.addEventListener('abort', () => observer.disconnect());

  return {
    moved: draw,
    update() {
      areas = core.shown.scene.hotspots.flatMap((hotspot) => {
        if (!hotspot.area) return [];
        const path = document.createElementNS(SVG, 'path');
        path.style.color = hotspot.icon.color;
        return { hotspot, path, outline: [] };
      });
      svg.replaceChildren(...areas.map(({ path }) => path));
      draw();
    },
  };
}
