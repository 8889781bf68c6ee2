/// <reference types="webxr" />
import { vectorToDirection, type Vector3 } from '@belvedere/manifest';
import { aheadOf } from '../renderer/eye.ts';
import type { TourCore } from '../tour-core.ts';
import { createNode } from './create-node.ts';
import { createHeadsetPicture, type HeadsetPicture, type SeeingEye } from './headset-picture.ts';

interface Events {
  /** Aborted when the session is wanted no more. */
  gone: AbortSignal;
  /** The graphics card has broken it off. */
  fail(): void;
  /** It has ended, by whatever. */
  over(): void;
}

const PLAIN = { alpha: false, antialias: false, depth: false };
/** Time to black, ms: a cross-fade of two places makes who stands in them giddy. */
const FADE = 250;

/** A canvas for a session, which that of the page is not: to make it one would have the page start anew. */
function createLayer(core: TourCore, session: XRSession) {
  const canvas = createNode('canvas', {});
  const context = canvas.getContext('webgl2', { ...PLAIN, xrCompatible: true } as WebGLContextAttributes);
  const picture = context && createHeadsetPicture(core, canvas, context);
  if (!context || !picture) throw new Error('There is no WebGL2.');
  try {
    return { canvas, context, picture, layer: new XRWebGLLayer(session, context, PLAIN) };
  } catch (error) {
    picture.destroy();
    throw error;
  }
}

/** Fades to black, has the scene changed and fades in when there is a picture of it. */
function createFade(picture: HeadsetPicture) {
  let [dark, last, opening] = [1, 0, 0];
  let isStale = true;
  let isThere = false;
  const open = async () => {
    const turn = ++opening;
    isStale = isThere = false;
    await picture.open();
    isThere = turn === opening;
  };
  return {
    /** Another scene is wanted. */
    change: () => {
      isStale = true;
    },
    get isChanging() {
      return isStale;
    },
    /** How dark it is now, and whether a scene begins with this frame. */
    step(now: number): { dark: number; begins: boolean } {
      const share = Math.min(now - last, 50) / FADE;
      last = now;
      dark = Math.min(Math.max(dark + (isStale || !isThere ? share : -share), 0), 1);
      const begins = isStale && dark === 1;
      if (begins) void open();
      return { dark, begins };
    },
  };
}

/** Shows the tour in a session. The answer is to be told that the scene or the language is another. */
export async function enterHeadset(core: TourCore, session: XRSession, { gone, fail, over }: Events): Promise<() => void> {
  const { signal, stage } = core;
  if (!stage) throw new Error('There is no picture.');
  const space = await session.requestReferenceSpace('local');
  gone.throwIfAborted();
  const { canvas, context, picture, layer } = createLayer(core, session);
  const off = new AbortController();
  const fade = createFade(picture);
  let { scene } = core.shown;
  let turn = 0;
  let ahead: Vector3 | null = null;
  let after = () => {};

  const leave = () => void session.end().catch(() => undefined);
  const tidy = () => {
    if (off.signal.aborted) return;
    off.abort();
    picture.destroy();
    if (signal.aborted) return;
    if (ahead) stage.look(vectorToDirection(ahead));
    over();
    after();
  };
  const raysOf = (frame: XRFrame, sources: Iterable<XRInputSource>) =>
    [...sources].flatMap(({ targetRaySpace }) => {
      const pose = frame.getPose(targetRaySpace, space);
      return pose ? [aheadOf(pose.transform.matrix, turn)] : [];
    });
  const eyeOf = (view: XRView): SeeingEye[] => {
    const at = layer.getViewport(view);
    if (!at?.width) return [];
    const { projectionMatrix: projection, transform, eye } = view;
    return [{ projection, matrix: transform.matrix, viewport: [at.x, at.y, at.width, at.height], isRight: eye === 'right' }];
  };
  const draw = (now: number, frame: XRFrame) => {
    if (off.signal.aborted) return;
    session.requestAnimationFrame(draw);
    const viewer = frame.getViewerPose(space);
    if (!viewer) return;
    const { matrix } = viewer.transform;
    const { dark, begins } = fade.step(now);
    // A scene opens as it would on the page: what it shows first lies ahead of the eyes.
    if (begins) turn = stage.view.yaw - vectorToDirection(aheadOf(matrix, 0)).yaw;
    ahead = aheadOf(matrix, turn);
    if (!fade.isChanging) picture.hold();
    const rays = raysOf(frame, session.inputSources);
    context.bindFramebuffer(context.FRAMEBUFFER, layer.framebuffer);
    picture.draw(
      { eyes: viewer.views.flatMap(eyeOf), turn, ahead, rays: rays.length ? rays : [ahead], dark, now },
      { width: layer.framebufferWidth, height: layer.framebufferHeight },
    );
  };
  const select = ({ frame, inputSource }: XRInputSourceEvent) => {
    const hotspot = raysOf(frame, [inputSource]).map(picture.at)[0];
    if (!hotspot || fade.isChanging) return;
    if (core.shown.model.target(hotspot)) return core.activate(hotspot);
    // What needs the page is shown there.
    after = () => core.activate(hotspot);
    leave();
  };
  const lost = () => {
    after = fail;
    leave();
  };

  session.addEventListener('end', tidy, off);
  session.addEventListener('select', select, off);
  canvas.addEventListener('webglcontextlost', lost, off);
  addEventListener('online', picture.retry, off);
  addEventListener('keydown', ({ key }) => key === 'Escape' && leave(), { signal: off.signal, capture: true });
  gone.addEventListener(
    'abort',
    () => {
      leave();
      tidy();
    },
    off,
  );
  void session.updateRenderState({ baseLayer: layer });
  session.requestAnimationFrame(draw);
  return () => {
    if (scene === core.shown.scene) return picture.paint();
    ({ scene } = core.shown);
    fade.change();
  };
}
