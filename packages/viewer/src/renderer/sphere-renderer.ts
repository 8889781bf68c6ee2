import { levelToPicture, type CameraPose } from '@belvedere/manifest';
import type { SceneSource } from '../manifest-types.ts';
import type { View } from '../tour/view.ts';
import type { Renderer, RendererEvents } from './renderer.ts';
import { createSphereGl } from './sphere-gl.ts';

/** A picture of the whole sphere, or a film of it, of which `changed` says that it has gone on. */
export interface Sphere {
  picture: ImageBitmap | HTMLVideoElement;
  /** What of the picture is shown, 0–1: left, top, width, height. */
  eye: readonly [number, number, number, number];
  /** What of the sphere that covers; all when absent. */
  part?: SceneSource['part'];
  changed: boolean;
  /** How the camera stood; absent for a level one. */
  pose?: CameraPose | undefined;
}

interface Size {
  width: number;
  height: number;
}

/** Right, up and forward of a view in the picture, one after the other, as long as the screen reaches. */
function lookMatrix({ yaw, pitch, zoom }: View, { width, height }: Size, pose: CameraPose | undefined): Float32Array {
  const [y, p] = [(yaw * Math.PI) / 180, (pitch * Math.PI) / 180];
  const longer = Math.max(width, height) * zoom;
  const axes = [
    { x: Math.cos(y), y: 0, z: Math.sin(y), reach: width / longer },
    { x: -Math.sin(p) * Math.sin(y), y: Math.cos(p), z: Math.sin(p) * Math.cos(y), reach: height / longer },
    { x: Math.cos(p) * Math.sin(y), y: Math.sin(p), z: -Math.cos(p) * Math.cos(y), reach: 1 },
  ];
  return Float32Array.from(
    axes.flatMap(({ reach, ...axis }) => {
      const turned = pose ? levelToPicture(axis, pose) : axis;
      return [turned.x * reach, turned.y * reach, turned.z * reach];
    }),
  );
}

/** Draws one equirectangular picture. Null where there is no WebGL2. */
export function createSphereRenderer(canvas: HTMLCanvasElement, events: RendererEvents): Renderer<Sphere> | null {
  const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false });
  if (!gl) return null;
  const off = new AbortController();
  let drawn = createSphereGl(gl);
  let sphere: Sphere | null = null;

  canvas.addEventListener('webglcontextlost', (event) => event.preventDefault(), off);
  canvas.addEventListener(
    'webglcontextrestored',
    () => {
      drawn = createSphereGl(gl);
      if (sphere) sphere.changed = true;
      events.invalidate();
    },
    off,
  );
  return {
    async show(next) {
      sphere = next;
      events.invalidate();
    },
    draw(view, size) {
      if (!sphere || gl.isContextLost()) return false;
      if (sphere.changed) drawn.hold(sphere.picture);
      sphere.changed = false;
      gl.viewport(0, 0, size.width, size.height);
      drawn.draw(sphere, lookMatrix(view, size, sphere.pose));
      return false;
    },
    preload() {},
    retry() {},
    destroy() {
      off.abort();
      if (sphere?.picture instanceof ImageBitmap) sphere.picture.close();
      gl.getExtension('WEBGL_lose_context')?.loseContext();
    },
  };
}

/** The greatest width or height of a picture that this device takes. */
export function textureLimit(canvas: HTMLCanvasElement): number {
  const gl = canvas.getContext('webgl2');
  return gl ? (gl.getParameter(gl.MAX_TEXTURE_SIZE) as number) : 0;
}
