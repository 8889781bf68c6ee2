import type { CameraPose, Direction } from '@belvedere/manifest';
import { levelOf, pictureOf, project, unproject } from '../renderer/camera.ts';
import type { Renderer, RendererEvents, Transition } from '../renderer/renderer.ts';
import type { PanoramaSource } from '../renderer/tile-loader.ts';
import { savesData } from '../saves-data.ts';
import { clampView, coast, dragView, glide, sameView, steer, turn, type Motion, type View, type ViewLimits } from '../tour/view.ts';
import { createFrameLoop } from './frame-loop.ts';
import { readGestures } from './gestures.ts';
import { readKeys } from './read-keys.ts';

/** The nearest view that a rule allows on a canvas of a size. */
export type Confine = (view: View, size: { width: number; height: number }) => View;

/** Where a panorama is looked at: the canvas, what hands and keys do to it, and how the view moves. */
export interface Stage<S = PanoramaSource> {
  readonly view: View;
  /** Whether the picture turns by itself. */
  readonly turning: boolean;
  /** Changes the view, at once or gliding for some ms. */
  look(view: Partial<View>, duration?: number): void;
  zoom(factor: number): void;
  /** Turns by itself, degrees a second; 0 stops. */
  turn(speed: number): void;
  /** Shows another panorama with its limits and first view. */
  show(source: S, options: { view: View; limits: ViewLimits; kind: Transition['kind']; confine?: Confine | undefined }): Promise<void>;
  preload(sources: readonly S[]): void;
  retry(): void;
  /** Glides to what is at a direction of the picture. */
  face(direction: Direction, duration: number): void;
  /** Where a direction of the picture is on the canvas, CSS pixels. */
  place(direction: Direction): { x: number; y: number } | null;
  /** The direction of the picture that is seen at a point of the canvas. */
  directionAt(point: { x: number; y: number }): Direction;
  /** Draws a frame, as of a film that has gone on. */
  redraw(): void;
  destroy(): void;
}

export interface StageEvents {
  /** A frame has been drawn; `moved` if by another view than the last. */
  framed(moved: boolean): void;
  /** Turning by itself has begun or ended. */
  turned(): void;
  sharp(): void;
  failed(error: unknown): void;
}

/** A stage on a canvas; `keys` is the element whose keys move the view. Null where the renderer can't be made, as without WebGL2. */
export function createStage<S extends { pose?: CameraPose | undefined } = PanoramaSource>({
  canvas,
  keys,
  renderer: makeRenderer,
  ...events
}: StageEvents & {
  canvas: HTMLCanvasElement;
  keys: HTMLElement;
  renderer: (canvas: HTMLCanvasElement, events: RendererEvents) => Renderer<S> | null;
}): Stage<S> | null {
  const off = new AbortController();
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let limits: ViewLimits = { minZoom: 0.5, maxZoom: 4 };
  let view: View = { yaw: 0, pitch: 0, zoom: 1 };
  let framed: View | null = null;
  let motion: Motion | null = null;
  let confine: Confine | undefined;
  let turning = 0;
  let size = { width: 0, height: 0 };
  let scale = 1;
  let pose: CameraPose | undefined;

  const within = (wanted: View) => {
    const next = clampView(wanted, limits, view);
    return confine && size.width && size.height ? confine(next, size) : next;
  };
  const loop = createFrameLoop((now, elapsed) => {
    motion ??= turning ? turn(turning) : null;
    const next = motion?.(view, elapsed);
    if (next) view = within(next);
    else motion = null;
    // Resizing clears the canvas, so it is done just before it is drawn again.
    const busy = renderer.draw(view, fit(), now);
    const moved = !framed || !sameView(framed, view);
    framed = view;
    events.framed(moved);
    return busy || motion !== null || turning !== 0;
  });
  const fit = () => {
    const pixels = { width: Math.round(size.width * scale), height: Math.round(size.height * scale) };
    if (canvas.width !== pixels.width || canvas.height !== pixels.height) Object.assign(canvas, pixels);
    return pixels;
  };
  const measure = (next: typeof size) => {
    size = next;
    // More than two device pixels to a CSS pixel cost four times the tiles and can't be told apart.
    scale = savesData() ? 1 : Math.min(devicePixelRatio || 1, 2);
  };
  // Before there is a context: to resize one waits until the graphics have started.
  measure(canvas.getBoundingClientRect());
  fit();
  const created = makeRenderer(canvas, { invalidate: loop.request, sharp: events.sharp, failed: events.failed });
  if (!created) return null;
  const renderer = created;

  const move = (next: Motion | null) => {
    motion = next;
    loop.request();
  };
  const setTurning = (speed: number) => {
    const wanted = calm.matches ? 0 : speed;
    if (turning === wanted) return;
    turning = wanted;
    move(null);
    events.turned();
  };
  const set = (next: View) => {
    view = within(next);
    loop.request();
  };
  const hold = () => {
    setTurning(0);
    move(null);
  };
  const longerSide = () => Math.max(size.width, size.height, 1);
  const zoomAt = (factor: number, at: { x: number; y: number }) => {
    const before = unproject(at, view, size);
    set({ ...view, zoom: view.zoom * factor });
    const after = unproject(at, view, size);
    set({ ...view, yaw: view.yaw + before.yaw - after.yaw, pitch: view.pitch + before.pitch - after.pitch });
  };

  readGestures(
    canvas,
    {
      hold,
      drag: (x, y) => set(dragView(view, { x, y, longerSide: longerSide() })),
      release: (speed) => !calm.matches && move(coast(speed, longerSide())),
      zoom: zoomAt,
    },
    off.signal,
  );
  const { held } = readKeys(
    keys,
    ({ yaw, pitch, zoom }) => {
      setTurning(0);
      set({ yaw: view.yaw + (3 * yaw) / view.zoom, pitch: view.pitch + (3 * pitch) / view.zoom, zoom: view.zoom * 1.08 ** zoom });
      move(steer(held));
    },
    off.signal,
  );
  calm.addEventListener('change', () => calm.matches && hold(), off);
  const observer = new ResizeObserver(([entry]) => {
    measure(entry!.contentRect);
    set(view);
  });
  observer.observe(canvas);

  return {
    get view() {
      return view;
    },
    get turning() {
      return turning !== 0;
    },
    look(wanted, duration = 0) {
      const next = within({ ...view, ...wanted });
      if (duration > 0 && !calm.matches) move(glide(view, next, duration));
      else {
        move(null);
        set(next);
      }
    },
    zoom(factor) {
      this.look({ zoom: view.zoom * factor }, 200);
    },
    turn: setTurning,
    async show(source, { view: first, limits: wanted, kind, confine: rule }) {
      const duration = kind === 'none' ? 0 : kind === 'walk' && !calm.matches ? 900 : 500;
      await renderer.show(source, { kind: calm.matches && kind === 'walk' ? 'fade' : kind, duration });
      limits = wanted;
      confine = rule;
      ({ pose } = source);
      motion = null;
      set(first);
      if (!duration) loop.now();
    },
    preload: renderer.preload,
    retry: renderer.retry,
    face(direction, duration) {
      this.look(levelOf(direction, pose), duration);
    },
    place: (direction) => project(levelOf(direction, pose), view, size),
    directionAt: (point) => pictureOf(unproject(point, view, size), pose),
    redraw: loop.request,
    destroy() {
      off.abort();
      observer.disconnect();
      loop.stop();
      renderer.destroy();
    },
  };
}
