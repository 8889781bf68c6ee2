import { levelToPicture, type CameraPose } from '@belvedere/manifest';
import type { SceneSource } from '../manifest-types.ts';
import type { View } from '../tour/view.ts';
import type { Renderer, RendererEvents } from './renderer.ts';

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

const WHOLE = { left: 0, top: 0, width: 1, height: 1 };

const VERTEX = `#version 300 es
out vec2 at;
void main() {
  at = vec2(gl_VertexID == 1 ? 3 : -1, gl_VertexID == 2 ? 3 : -1);
  gl_Position = vec4(at, 0, 1);
}`;

const FRAGMENT = `#version 300 es
precision highp float;
uniform sampler2D image;
uniform vec4 eye, part;
uniform mat3 look;
in vec2 at;
out vec4 color;
void main() {
  vec3 d = normalize(look * vec3(at, 1));
  vec2 p = vec2(atan(d.x, -d.z) / 6.2831853 + .5, .5 - asin(clamp(d.y, -1., 1.)) / 3.1415927);
  p = (p - part.xy) / part.zw;
  color = vec4(p == clamp(p, 0., 1.) ? texture(image, eye.xy + p * eye.zw).rgb : vec3(.07, .08, .1), 1);
}`;

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

function compile(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) continue;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  gl.useProgram(program);
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, name, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return program;
}

/** Draws one equirectangular picture. Null where there is no WebGL2. */
export function createSphereRenderer(canvas: HTMLCanvasElement, events: RendererEvents): Renderer<Sphere> | null {
  const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false });
  if (!gl) return null;
  const off = new AbortController();
  let program = compile(gl);
  let sphere: Sphere | null = null;

  canvas.addEventListener('webglcontextlost', (event) => event.preventDefault(), off);
  canvas.addEventListener(
    'webglcontextrestored',
    () => {
      program = compile(gl);
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
      if (sphere.changed) gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGB, gl.RGB, gl.UNSIGNED_BYTE, sphere.picture);
      sphere.changed = false;
      gl.viewport(0, 0, size.width, size.height);
      const at = (name: string) => gl.getUniformLocation(program, name);
      const { left, top, width, height } = sphere.part ?? WHOLE;
      gl.uniform4fv(at('eye'), sphere.eye);
      gl.uniform4f(at('part'), left, top, width, height);
      gl.uniformMatrix3fv(at('look'), false, lookMatrix(view, size, sphere.pose));
      gl.drawArrays(gl.TRIANGLES, 0, 3);
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
