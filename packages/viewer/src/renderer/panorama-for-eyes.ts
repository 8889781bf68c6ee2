import { vectorToDirection, type CameraPose, type Vector3 } from '@belvedere/manifest';
import { cameraMatrix, multiply, type Matrix3 } from './camera.ts';
import { lookMatrix, type EyeView } from './eye.ts';
import type { Gl } from './gl.ts';
import type { createRenderer } from './renderer.ts';
import type { PanoramaSource } from './tile-loader.ts';

/** An eye on what both are drawn on. */
export interface Eye extends EyeView {
  viewport: readonly [number, number, number, number];
  /** Takes directions of the picture to its viewport. */
  camera: Matrix3;
}

/** How tiles are chosen for all eyes. */
export interface Sight {
  /** Where the head points; level. */
  ahead: Vector3;
  /** Tangent of the angle from there to the farthest corner that an eye sees. */
  reach: number;
  pose: CameraPose | undefined;
  now: number;
}

/** One panorama for several eyes: its tiles are chosen, loaded and held once, and each is drawn for every eye. */
export interface PanoramaForEyes {
  show(source: PanoramaSource): Promise<void>;
  draw(eyes: readonly Eye[], sight: Sight): void;
  /** Asks for what did not come once more. */
  retry(): void;
  destroy(): void;
}

/** `make` is that of the core, which brings the renderer along; `gl` is on the same canvas; `failed` is told of each tile that does not come. */
export function createPanoramaForEyes(
  make: typeof createRenderer,
  canvas: HTMLCanvasElement,
  { failed, ...gl }: Gl & { context: WebGL2RenderingContext; failed: () => void },
): PanoramaForEyes {
  let targets: { viewport: Eye['viewport']; turn: Matrix3 }[] = [];
  const forEach: Gl = {
    ...gl,
    begin: () => {},
    quad(options) {
      for (const { viewport, turn } of targets) {
        gl.context.viewport(...viewport);
        gl.quad({ ...options, matrix: multiply(turn, options.matrix) });
      }
    },
  };
  const nothing = () => {};
  const renderer = make(canvas, { invalidate: nothing, sharp: nothing, failed }, () => forEach);
  if (!renderer) throw new Error('There is no WebGL2.');
  return {
    show: (source) => renderer.show(source, { kind: 'none', duration: 0 }),
    draw(eyes, { ahead, reach, pose, now }) {
      const view = { ...vectorToDirection(ahead), zoom: 1 / reach };
      const side =
        reach *
        Math.max(...eyes.map(({ viewport: [, , width, height], projection }) => Math.max(width * projection[0]!, height * projection[5]!)));
      const size = { width: side, height: side };
      // Its determinant is 1 / reach².
      const back = lookMatrix(cameraMatrix(view, size, pose)).map((value) => value * reach * reach);
      targets = eyes.map(({ viewport, camera }) => ({ viewport, turn: multiply(camera, back) }));
      renderer.draw(view, size, now);
    },
    retry: renderer.retry,
    destroy: renderer.destroy,
  };
}
