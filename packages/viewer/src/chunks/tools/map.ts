import corner from '../../interface/corner.css';
import { createNode } from '../../interface/create-node.ts';
import type { TourLabels } from '../../interface/labels.ts';
import css from '../../interface/map.css';
import type { ToolPart, TourCore } from '../../tour-core.ts';
import { fitMap, limitScale, metresAcross, neighbouring, roundDistance, toMap, type MapPoint, type MapView } from '../../tour/mercator.ts';

const WORDS = {
  map: 'Map',
  mapHelp: 'Arrow keys move the map, plus and minus zoom.',
  mapZoomIn: 'Zoom the map in',
  mapZoomOut: 'Zoom the map out',
  mapWhole: 'All scenes on the map',
  youAreHere: 'you are here',
} satisfies Partial<TourLabels>;

/** What keys do: pixels to the right and down, and a factor. */
const KEYS: Readonly<Record<string, readonly [number, number, number]>> = {
  ArrowLeft: [-50, 0, 1],
  ArrowRight: [50, 0, 1],
  ArrowUp: [0, -50, 1],
  ArrowDown: [0, 50, 1],
  '+': [0, 0, 2],
  '=': [0, 0, 2],
  '-': [0, 0, 0.5],
  _: [0, 0, 0.5],
};
/** Pixels: the longest bar of the scale, and what pins and their radar need beside them. */
const [BAR, MARGIN] = [90, 64];

/** The scenes on the earth, north up, and where one looks. Nothing is requested for it unless the page has named a server of tiles. */
export function mount(core: TourCore): ToolPart {
  core.adopt(corner);
  core.adopt(css);
  const { manifest } = core.shown.loaded;
  const placed = manifest.scenes.filter(({ position }) => position);
  const points = neighbouring(placed.map(({ position }) => toMap(position!)));
  const knowsNorth = manifest.scenes.some(({ correction }) => correction?.north);
  const pins = placed.map((scene, index) => {
    const button = createNode('button', { type: 'button', className: 'pin', onclick: () => void core.goTo(scene.id) });
    const point = points[index]!;
    // What has the focus is in sight; under a hand nothing moves.
    button.onfocus = () => button.matches(':focus-visible') && show(point);
    return { scene, button, point };
  });
  const radar = createNode('div', { className: 'radar' });
  const scale = createNode('span', { className: 'scale', dir: 'ltr' });
  const tools = (
    [
      ['mapZoomIn', '+', () => zoom(2)],
      ['mapZoomOut', '−', () => zoom(0.5)],
      ['mapWhole', '◎', () => draw(true)],
    ] as const
  ).map(([name, sign, onclick]) => ({ name, button: createNode('button', { type: 'button', className: 'round', onclick }, sign) }));
  const ground = createNode('div', { className: 'ground' }, radar, ...pins.map(({ button }) => button));
  ground.append(createNode('span', { className: 'north' }), scale);
  const node = createNode('section', { className: 'map corner own-keys', hidden: true }, ground);
  node.append(createNode('div', { className: 'zoom' }, ...tools.map(({ button }) => button)));
  core.controls.prepend(node);

  /** Null until there is a window to fit it to; another object for each change. */
  let view: MapView | null = null;
  core.map = {
    ground,
    get view() {
      return node.hidden ? null : view;
    },
  };

  const draw = (anew?: boolean) => {
    if (node.hidden) return;
    const { clientWidth: width, clientHeight: height } = ground;
    if (anew || !view) view = fitMap(points, { width: Math.max(1, width - MARGIN), height: Math.max(1, height - MARGIN) });
    const { x, y, scale: pixels } = view;
    for (const { scene, button, point } of pins) {
      const place = `${(point.x - x) * pixels}px ${(point.y - y) * pixels}px`;
      button.style.translate = place;
      if (scene === core.shown.scene) radar.style.translate = place;
    }
    const pixel = metresAcross(y) / pixels;
    const metres = roundDistance(pixel * BAR);
    const bar = metres / pixel;
    scale.style.width = `${bar}px`;
    scale.textContent = metres < 1000 ? `${metres} m` : `${metres / 1000} km`;
    // A square of the grid is as wide as the bar.
    ground.style.backgroundSize = `${bar}px ${bar}px`;
    ground.style.backgroundPosition = `${(width / 2 - x * pixels) % bar}px ${(height / 2 - y * pixels) % bar}px`;
    core.changed();
  };
  const zoom = (factor: number, x = 0, y = 0) => {
    if (!view) return;
    const { scale: before } = view;
    const after = limitScale(before * factor);
    view = { x: view.x + x / before - x / after, y: view.y + y / before - y / after, scale: after };
    draw();
  };
  const pan = (x: number, y: number) => {
    if (!view) return;
    view = { ...view, x: view.x + x / view.scale, y: Math.min(1, Math.max(0, view.y + y / view.scale)) };
    draw();
  };
  /** Brings a pin into the window. */
  const show = (point: MapPoint) => {
    if (!view) return;
    const [x, y] = [(point.x - view.x) * view.scale, (point.y - view.y) * view.scale];
    if (Math.abs(x) > ground.clientWidth / 2 - 12 || Math.abs(y) > ground.clientHeight / 2 - 12) pan(x, y);
  };

  const moved = () => {
    const { correction, position } = core.shown.scene;
    const at = core.stage?.view;
    radar.hidden = !knowsNorth || !correction || !position;
    if (!at || !correction) return;
    radar.style.setProperty('--fov', `${((360 / Math.PI) * Math.atan(1 / at.zoom)).toFixed(1)}deg`);
    radar.style.rotate = `${(at.yaw + correction.north).toFixed(1)}deg`;
  };

  /** Fingers on the ground, or the mouse. */
  const hands = new Map<number, MapPoint>();
  const grip = () => {
    const [one, other = one] = [...hands.values()] as [MapPoint, MapPoint?];
    return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, apart: Math.hypot(one.x - other.x, one.y - other.y) };
  };
  const zoomAt = (factor: number, { x, y }: MapPoint) => {
    const { left, top, width, height } = ground.getBoundingClientRect();
    zoom(factor, x - left - width / 2, y - top - height / 2);
  };
  ground.onpointerdown = ({ target, button, pointerId, x, y }) => {
    // A pin is pressed, not dragged.
    if (target !== ground || button || hands.size > 1) return;
    ground.setPointerCapture(pointerId);
    hands.set(pointerId, { x, y });
  };
  ground.onpointermove = ({ pointerId, x, y }) => {
    if (!hands.has(pointerId)) return;
    const before = grip();
    hands.set(pointerId, { x, y });
    const now = grip();
    pan(before.x - now.x, before.y - now.y);
    if (before.apart && now.apart) zoomAt(now.apart / before.apart, now);
  };
  ground.onlostpointercapture = ({ pointerId }) => hands.delete(pointerId);
  ground.onwheel = (event) => {
    event.preventDefault();
    zoomAt(2 ** (Math.min(200, Math.max(-200, -event.deltaY)) / 400), event);
  };
  node.onkeydown = (event) => {
    const step = Object.hasOwn(KEYS, event.key) && KEYS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    pan(step[0], step[1]);
    zoom(step[2]);
  };

  return {
    moved,
    update() {
      const { model, scene: here } = core.shown;
      const words = core.words(WORDS);
      node.ariaLabel = words.map;
      node.ariaDescription = words.mapHelp;
      for (const { name, button } of tools) button.ariaLabel = button.title = words[name];
      for (const { scene, button, point } of pins) {
        const { title } = model.texts.scene(scene);
        const isHere = scene === here;
        button.title = title;
        button.ariaLabel = isHere ? `${title} (${words.youAreHere})` : title;
        button.ariaCurrent = isHere ? 'location' : null;
        if (isHere) show(point);
      }
      draw();
    },
    get isOn() {
      return !node.hidden;
    },
    toggle() {
      node.hidden = !node.hidden;
      draw();
    },
  };
}
