import type { Matrix3 } from './camera.ts';

/** A rectangle: left, top, right, bottom. */
export type Rectangle = readonly [number, number, number, number];

/**
 * Nothing nearer is drawn; the picture itself begins well behind it. Rasterizers clip too, but one that sets up its gradients
 * before (SwiftShader) smears a tile that has a corner beside or behind the viewer.
 */
const NEAR = 0.05;
const CORNERS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

type Uniform = WebGLUniformLocation | null;
type Uniforms = [m: Uniform, place: Uniform, part: Uniform, corners: Uniform, opacity: Uniform];

/** The little of WebGL that tiles need. */
export interface Gl {
  begin(width: number, height: number): void;
  texture(picture: ImageBitmap | HTMLCanvasElement): WebGLTexture;
  release(texture: WebGLTexture): void;
  /** Draws the `part` of a texture on the rectangle `place` of a face; half a pixel inside, so that it never takes on what is beside it. Below 1, `opacity` counts with that of the texture. */
  quad(options: { texture: WebGLTexture; matrix: Matrix3; place: Rectangle; part: Rectangle; opacity: number }): void;
}

const VERTEX = `#version 300 es
uniform mat3 m;
uniform vec4 place, part;
uniform vec2 corners[5];
uniform sampler2D image;
out vec2 at;
flat out vec4 inset;
void main() {
  vec2 corner = corners[gl_VertexID];
  at = mix(part.xy, part.zw, corner);
  vec2 h = .5 / vec2(textureSize(image, 0));
  inset = part + vec4(h, -h);
  vec2 p = mix(place.xy, place.zw, corner);
  vec3 q = m * vec3(2. * p.x - 1., 1. - 2. * p.y, 1);
  gl_Position = vec4(q.xy, 0, q.z);
}`;

const FRAGMENT = `#version 300 es
precision highp float;
uniform sampler2D image;
uniform float opacity;
in vec2 at;
flat in vec4 inset;
out vec4 color;
void main() {
  color = texture(image, clamp(at, inset.xy, inset.zw)) * vec4(1, 1, 1, opacity);
}`;

/** What of a rectangle of a face lies before the viewer: corners in its own coordinates, 0–1, at most five. */
export function clipNear(m: Matrix3, [left, top, right, bottom]: Rectangle): number[] {
  const depth = (x: number, y: number) =>
    m[2]! * (2 * (left + (right - left) * x) - 1) + m[5]! * (1 - 2 * (top + (bottom - top) * y)) + m[8]! - NEAR;
  const out: number[] = [];
  for (let index = 0; index < 4; index++) {
    const [x, y] = CORNERS[index]!;
    const [nextX, nextY] = CORNERS[(index + 1) % 4]!;
    const here = depth(x, y);
    const there = depth(nextX, nextY);
    if (here >= 0) out.push(x, y);
    if (here < 0 === there < 0) continue;
    const share = here / (here - there);
    out.push(x + (nextX - x) * share, y + (nextY - y) * share);
  }
  return out;
}

/** Compiles the one program. Returns null on a lost context, where WebGL answers every call with nothing. */
export function createGl(gl: WebGL2RenderingContext): Gl | null {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) return null;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  // Compiled while the page goes on; whoever asks for anything of it waits.
  gl.flush();
  gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
  gl.clearColor(0.07, 0.08, 0.1, 1);
  let uniforms: Uniforms | undefined;

  return {
    begin(width, height) {
      gl.useProgram(program);
      uniforms ??= ['m', 'place', 'part', 'corners', 'opacity'].map((name) => gl.getUniformLocation(program, name)) as Uniforms;
      gl.viewport(0, 0, width, height);
      gl.clear(gl.COLOR_BUFFER_BIT);
    },
    texture(picture) {
      const texture = gl.createTexture();
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, picture);
      // It is read half a pixel inside: what lies beyond its edges does not matter.
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
      return texture;
    },
    release: (texture) => gl.deleteTexture(texture),
    quad({ texture, matrix, place, part, opacity }) {
      const corners = clipNear(matrix, place);
      if (!uniforms || !corners.length) return;
      const [m, placeAt, partAt, cornersAt, opacityAt] = uniforms;
      gl.bindTexture(gl.TEXTURE_2D, texture);
      if (opacity < 1) gl.enable(gl.BLEND);
      else gl.disable(gl.BLEND);
      gl.uniformMatrix3fv(m, false, matrix);
      gl.uniform4fv(placeAt, place);
      gl.uniform4fv(partAt, part);
      gl.uniform1f(opacityAt, opacity);
      gl.uniform2fv(cornersAt, corners);
      gl.drawArrays(gl.TRIANGLE_FAN, 0, corners.length / 2);
    },
  };
}
