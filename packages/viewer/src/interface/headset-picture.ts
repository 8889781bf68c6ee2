/// <reference types="webxr" />
import { vectorToDirection, type Vector3 } from '@belvedere/manifest';
import type { ManifestHotspot } from '../manifest-types.ts';
import { levelOf } from '../renderer/camera.ts';
import { eyeMatrix, lookMatrix, reachOf, type EyeView } from '../renderer/eye.ts';
import { createPanoramaForEyes } from '../renderer/panorama-for-eyes.ts';
import { createSphereGl } from '../renderer/sphere-gl.ts';
import { rightOf } from '../renderer/sphere-picture.ts';
import type { Sphere } from '../renderer/sphere-renderer.ts';
import type { TourCore } from '../tour-core.ts';
import type { TourLabels } from './labels.ts';
import { nearestTo } from '../tour/nearest-to.ts';
import { createVeil, drawSign, paintMark, paintPointer, paintWords, type Sign } from './signs.ts';

/** An eye and where it is drawn. */
export interface SeeingEye extends EyeView {
  viewport: readonly [number, number, number, number];
  isRight: boolean;
}

/** How the tour lies in the room, and what is done in it. */
export interface Scenery {
  eyes: readonly SeeingEye[];
  /** What lies ahead in the room has this yaw in the tour. */
  turn: number;
  /** Where the head points, and what else points; level. */
  ahead: Vector3;
  rays: readonly Vector3[];
  /** 1 is black. */
  dark: number;
  now: number;
}

/** The tour as the eyes see it. */
export interface HeadsetPicture {
  /** Shows the scene that is on show now; resolved when there is a first picture of it. */
  open(): Promise<void>;
  /** Paints the marks anew, in the present language. */
  paint(): void;
  /** Takes over the picture or film over the tiles as it is now. */
  hold(): void;
  /** Draws on what is bound, which is so large. */
  draw(scenery: Scenery, size: { width: number; height: number }): void;
  /** Asks for what did not come once more, and takes back that it was said. */
  retry(): void;
  /** The hotspot that a ray points at. */
  at(ray: Vector3): ManifestHotspot | null;
  destroy(): void;
}

interface Mark extends Sign {
  hotspot: ManifestHotspot;
}

const WORDS = { tilesMissing: 'Parts of it could not be loaded.' } satisfies Partial<TourLabels>;
/** Where they are said: below where the visitor looked when it was noticed. */
const BELOW = -25;
/** How far from a mark one may point, degrees. */
const REACH = 7;

/** A picture on a canvas and its context; null where that is lost. */
export function createHeadsetPicture(core: TourCore, canvas: HTMLCanvasElement, context: WebGL2RenderingContext): HeadsetPicture | null {
  const gl = core.createGl(context);
  if (!gl) return null;
  const failed = () => {
    isMissing = true;
  };
  const panoramas = [0, 1].map(() => createPanoramaForEyes(core.createRenderer, canvas, { ...gl, context, failed }));
  const equirect = createSphereGl(context);
  const veil = createVeil(gl);
  const pointer = paintPointer(gl);
  let { scene } = core.shown;
  let marks: Mark[] = [];
  let sphere: Sphere | null = null;
  let time = 0;
  /** Whether each eye has a panorama of its own. */
  let isTwo = false;
  let isMissing = false;
  let said: Sign | null = null;

  const markAt = (ray: Vector3) => nearestTo(ray, marks, REACH);
  const paint = () => {
    for (const { texture } of said ? [...marks, said] : marks) gl.release(texture);
    said = null;
    const { model } = core.shown;
    marks = core.entries().map(({ hotspot, title }) => ({
      hotspot,
      at: levelOf(hotspot, scene.correction),
      texture: paintMark(gl, { title, color: hotspot.icon.color, isWay: !!model.target(hotspot) }),
    }));
  };
  const say = (ahead: Vector3) => {
    said ??= { at: { yaw: vectorToDirection(ahead).yaw, pitch: BELOW }, texture: paintWords(gl, core.words(WORDS).tilesMissing) };
    return said;
  };
  const drawSphere = ({ eye, part, pose }: Sphere, { eyes, turn }: Scenery) => {
    const program = context.getParameter(context.CURRENT_PROGRAM) as WebGLProgram;
    context.disable(context.BLEND);
    for (const each of eyes) {
      context.viewport(...each.viewport);
      equirect.draw({ eye: each.isRight ? rightOf(eye) : eye, ...(part && { part }) }, lookMatrix(eyeMatrix(each, turn, pose)));
    }
    context.useProgram(program);
  };
  const drawTiles = ({ eyes, turn, ahead, now }: Scenery) => {
    const pose = scene.correction;
    const reach = Math.max(...eyes.map((eye) => reachOf(lookMatrix(eyeMatrix(eye, turn)), ahead)));
    const all = eyes.map((eye) => ({ ...eye, camera: eyeMatrix(eye, turn, pose) }));
    if (!isTwo) return panoramas[0]!.draw(all, { ahead, reach, pose, now });
    for (const eye of all) panoramas[Number(eye.isRight)]!.draw([eye], { ahead, reach, pose, now });
  };
  const drawSigns = (eye: SeeingEye, { turn, ahead, rays, dark }: Scenery) => {
    context.viewport(...eye.viewport);
    const level = eyeMatrix(eye, turn);
    const near = new Set(rays.map(markAt));
    for (const mark of marks) drawSign(gl, mark, { eye: level, size: (near.has(mark) ? 0.17 : 0.13) * mark.hotspot.icon.size });
    if (isMissing) drawSign(gl, say(ahead), { eye: level, size: 0.3 });
    for (const ray of rays) drawSign(gl, { at: vectorToDirection(ray), texture: pointer }, { eye: level, size: 0.13 });
    veil(dark);
  };

  return {
    async open() {
      ({ scene } = core.shown);
      sphere = null;
      isMissing = false;
      paint();
      const source = core.shown.model.source(scene);
      const { stereo } = source.panorama;
      isTwo = !!stereo;
      await panoramas[0]!.show(source);
      if (stereo) await panoramas[1]!.show({ ...source, panorama: { ...source.panorama, id: stereo.right } });
    },
    paint,
    hold() {
      const now = core.sphere;
      if (!now) return;
      const at = 'currentTime' in now.picture ? now.picture.currentTime : 0;
      if (now === sphere && at === time) return;
      equirect.hold(now.picture);
      [sphere, time] = [now, at];
    },
    draw(scenery, { width, height }) {
      gl.begin(width, height);
      if (sphere) drawSphere(sphere, scenery);
      else drawTiles(scenery);
      for (const eye of scenery.eyes) drawSigns(eye, scenery);
    },
    retry() {
      isMissing = false;
      for (const panorama of panoramas) panorama.retry();
    },
    at: (ray) => markAt(ray)?.hotspot ?? null,
    destroy() {
      for (const panorama of panoramas) panorama.destroy();
    },
  };
}
