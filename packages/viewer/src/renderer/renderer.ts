import { FACES } from '@belvedere/manifest';
import type { Face } from '../manifest-types.ts';
import { savesData } from '../saves-data.ts';
import { sameView, type View } from '../tour/view.ts';
import { cameraMatrix, FACE_MATRICES, multiply, type Matrix3 } from './camera.ts';
import { decodeDataUrl } from './decode-image.ts';
import { createGl, type Gl, type Rectangle } from './gl.ts';
import { createLru } from './lru.ts';
import { chooseLevel, selectTiles } from './select-tiles.ts';
import { createTileLoader, type PanoramaSource, type TileRequest } from './tile-loader.ts';
import type { TileAddress } from './tile-path.ts';

/** How one panorama gives way to the next; `duration` in ms. */
export interface Transition {
  kind: 'fade' | 'walk' | 'none';
  duration: number;
}

/** Draws panoramas from cube tiles. It knows nothing of tours. */
export interface Renderer<S = PanoramaSource> {
  /** Shows another panorama from the next frame on; resolved when there is a first picture of it. */
  show(source: S, transition: Transition): Promise<void>;
  /** Panoramas that may be shown next: their coarse tiles are loaded when nothing else is missing. */
  preload(sources: readonly S[]): void;
  /** Draws a frame of so many device pixels. Whether the next frame will differ even if the view does not. */
  draw(view: View, size: { width: number; height: number }, now: number): boolean;
  /** Tries again what could not be loaded. */
  retry(): void;
  destroy(): void;
}

export interface RendererEvents {
  /** Something has changed: draw a frame. */
  invalidate(): void;
  /** Everything in view is drawn at the resolution of the screen. */
  sharp(): void;
  /** A tile has been given up. */
  failed(error: unknown): void;
}

interface Layer {
  source: PanoramaSource;
  preview: ImageBitmap | null;
  previewTexture: WebGLTexture | null;
}

interface Tile {
  bitmap: ImageBitmap | null;
  texture: WebGLTexture | null;
}

/** Time for uploads in a frame of a picture that moves, ms: what is left of 16 after drawing and the page's own work. */
const MOVING = 5;
/** And of one that stands still, where a late frame is not seen. */
const STILL = 40;
/** Until a sharp picture is on the screen, nothing else takes the line or the processor, ms. */
const REST = 200;
const WHOLE: Rectangle = [0, 0, 1, 1];

/** Bytes of textures to keep: a 32nd of the device's memory, within reason. */
function textureBudget(): number {
  const gigabytes = (navigator as { deviceMemory?: number }).deviceMemory ?? 4;
  return Math.min(Math.max(gigabytes * 32, 64), 256) * 2 ** 20;
}

const tileKey = ({ panorama, root }: PanoramaSource, { face, level, x, y }: TileAddress) =>
  `${root}${panorama.id}/${level}/${face}/${y}_${x}`;

/** A renderer on a canvas; null where there is no WebGL2. `make` draws otherwise than on the canvas alone, as for two eyes. */
export function createRenderer(canvas: HTMLCanvasElement, events: RendererEvents, make: typeof createGl = createGl): Renderer | null {
  const context = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false });
  let gl = context && make(context);
  if (!context || !gl) return null;

  const listeners = new AbortController();
  let current: Layer | null = null;
  let leaving: { layer: Layer; view: View; transition: Transition; started: number } | null = null;
  let neighbours: readonly PanoramaSource[] = [];
  let lastView: View | null = null;
  let isStill = true;
  let showing = 0;
  let wasSharp = false;
  let isRested = false;
  let timer = 0;
  let requests: TileRequest[] = [];

  const tiles = createLru<Tile>(textureBudget(), ({ bitmap, texture }) => {
    bitmap?.close();
    if (texture) gl?.release(texture);
  });
  const decoded = new Set<Tile>();
  const given = new Set<string>();
  const loader = createTileLoader({
    loaded({ key }, bitmap) {
      const tile = { bitmap, texture: null };
      tiles.set(key, tile, bitmap.width * bitmap.height * 4);
      decoded.add(tile);
      // The graphics begin at once: by the next frame it is drawn.
      if (gl && isStill) upload(gl);
      events.invalidate();
    },
    failed({ key }, error) {
      given.add(key);
      events.failed(error);
      events.invalidate();
    },
    wake: events.invalidate,
  });

  /** Moves decoded tiles to the GPU until the time is up; at least one. */
  const upload = (to: Gl) => {
    const until = performance.now() + (isStill ? STILL : MOVING);
    for (const tile of decoded) {
      decoded.delete(tile);
      // A tile that has been let go of in the meantime is detached: its width is 0.
      if (!tile.bitmap?.width) continue;
      tile.texture = to.texture(tile.bitmap);
      tile.bitmap.close();
      tile.bitmap = null;
      if (performance.now() > until) return;
    }
  };

  const drawPreview = (to: Gl, layer: Layer, { face, ...look }: { face: Face; matrix: Matrix3; opacity: number }) => {
    if (!layer.preview) return;
    layer.previewTexture ??= to.texture(layer.preview);
    const left = FACES.indexOf(face) / 6;
    to.quad({ ...look, texture: layer.previewTexture, place: WHOLE, part: [left, 0, left + 1 / 6, 1] });
  };

  const drawLayer = (to: Gl, layer: Layer, options: { view: View; size: { width: number; height: number }; opacity: number }) => {
    const { view, size, opacity } = options;
    const { source } = layer;
    const camera = cameraMatrix(view, size, source.pose);
    const matrices = Object.fromEntries(FACES.map((face) => [face, multiply(camera, FACE_MATRICES[face])])) as Record<Face, Matrix3>;
    const selection = selectTiles({
      panorama: source.panorama,
      camera,
      level: chooseLevel(source.panorama.levels, view.zoom, Math.max(size.width, size.height)),
      isReady: (tile) => !!tiles.get(tileKey(source, tile))?.texture,
    });
    for (const face of selection.previews) drawPreview(to, layer, { face, matrix: matrices[face], opacity });
    for (const { left, top, right, bottom, ...tile } of selection.draw) {
      const key = tileKey(source, tile);
      const texture = tiles.get(key)?.texture;
      if (!texture) continue;
      tiles.touch(key);
      to.quad({ texture, matrix: matrices[tile.face], place: [left, top, right, bottom], part: WHOLE, opacity });
    }
    return selection;
  };

  const setSharp = (sharp: boolean) => {
    if (sharp === wasSharp) return;
    wasSharp = sharp;
    isRested = false;
    clearTimeout(timer);
    if (!sharp) return;
    timer = window.setTimeout(() => {
      isRested = true;
      loader.want(requests, true);
    }, REST);
    events.sharp();
  };

  /** The share of a transition that is over, 0–1. */
  const progress = (now: number) => (leaving ? Math.min((now - leaving.started) / leaving.transition.duration, 1) : 1);

  const release = (layer: Layer) => {
    if (layer.previewTexture) gl?.release(layer.previewTexture);
    layer.preview?.close();
  };

  const baseTiles = (source: PanoramaSource): TileAddress[] =>
    source.panorama.levels[0]! <= source.panorama.tileSize ? FACES.map((face) => ({ face, level: 0, x: 0, y: 0 })) : [];

  canvas.addEventListener(
    'webglcontextlost',
    (event) => {
      event.preventDefault();
      gl = null;
      loader.want([]);
      decoded.clear();
      tiles.clear();
      for (const layer of [current, leaving?.layer]) if (layer) layer.previewTexture = null;
    },
    listeners,
  );
  canvas.addEventListener(
    'webglcontextrestored',
    () => {
      gl = make(context);
      events.invalidate();
    },
    listeners,
  );

  return {
    async show(source, transition) {
      const turn = ++showing;
      // A preview that can't be decoded is no reason to show nothing: the tiles follow.
      const preview = await decodeDataUrl(source.panorama.preview).catch(() => null);
      if (turn !== showing || listeners.signal.aborted) {
        preview?.close();
        return;
      }
      if (leaving) release(leaving.layer);
      leaving = null;
      if (current && lastView && transition.kind !== 'none' && transition.duration > 0)
        leaving = { layer: current, view: lastView, transition, started: performance.now() };
      else if (current) release(current);
      current = { source, preview, previewTexture: null };
      neighbours = [];
      setSharp(false);
      events.invalidate();
    },
    preload(sources) {
      neighbours = sources;
      events.invalidate();
    },
    draw(view, size, now) {
      if (!gl || !current || !size.width || !size.height) return false;
      isStill = !leaving && sameView(view, lastView ?? view);
      upload(gl);
      gl.begin(size.width, size.height);
      const { source } = current;
      const { missing, ahead } = drawLayer(gl, current, { view, size, opacity: 1 });
      const done = progress(now);
      if (leaving && done < 1) {
        const walk = leaving.transition.kind === 'walk' ? 1 + done * 0.7 : 1;
        drawLayer(gl, leaving.layer, {
          view: { ...leaving.view, zoom: leaving.view.zoom * walk },
          size,
          opacity: 1 - done * done * (3 - 2 * done),
        });
      } else if (leaving) {
        release(leaving.layer);
        leaving = null;
      }
      lastView = view;

      requests = [];
      const add = (from: PanoramaSource, list: readonly TileAddress[], notYet: boolean) => {
        for (const tile of list) {
          const key = tileKey(from, tile);
          if (tiles.get(key)) tiles.touch(key);
          else if (!given.has(key)) requests.push({ key, source: from, tile, ahead: notYet });
        }
      };
      add(source, missing, false);
      const sharp = missing.every((tile) => given.has(tileKey(source, tile)));
      if (!savesData()) add(source, ahead, true);
      if (sharp) for (const neighbour of neighbours) add(neighbour, baseTiles(neighbour), true);
      loader.want(requests, sharp && isRested);
      tiles.trim();
      setSharp(sharp);
      return decoded.size > 0 || leaving !== null;
    },
    retry() {
      given.clear();
      loader.retry();
      events.invalidate();
    },
    destroy() {
      listeners.abort();
      clearTimeout(timer);
      loader.destroy();
      tiles.clear();
      for (const layer of [current, leaving?.layer]) if (layer) release(layer);
      current = leaving = null;
      // The browser would keep the context until the canvas is collected, and it allows only some sixteen.
      context.getExtension('WEBGL_lose_context')?.loseContext();
      gl = null;
    },
  };
}
