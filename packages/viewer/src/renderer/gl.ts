import type { Matrix3 } from './camera.ts';

/** A rectangle: left, top, right, bottom. */
export type Rectangle = readonly [number, number, number, number];

/** The little of WebGL that tiles need. */
export interface Gl {
  begin(width: number, height: number): void;
  texture(bitmap: ImageBitmap): WebGLTexture;
  release(texture: WebGLTexture): void;
  /** Draws the `part` of a texture on the rectangle `place` of a face. */
  quad(options: { texture: WebGLTexture; matrix: Matrix3; place: Rectangle; part: Rectangle; inset: Rectangle; opacity: number }): void;
}

const VERTEX = `#version 300 es
uniform mat3 m;
uniform vec4 place, part;
out vec2 at;
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  at = mix(part.xy, part.zw, corner);
  vec2 p = mix(place.xy, place.zw, corner);
  vec3 q = m * vec3(2. * p.x - 1., 1. - 2. * p.y, 1);
  // A corner exactly beside the viewer has w = 0, and SwiftShader then loses the whole tile.
  gl_Position = vec4(q.xy, 0, abs(q.z) < 1e-5 ? 1e-5 : q.z);
}`;

const FRAGMENT = `#version 300 es
precision highp float;
uniform sampler2D image;
uniform vec4 inset;
uniform float opacity;
in vec2 at;
out vec4 color;
void main() {
  color = vec4(texture(image, clamp(at, inset.xy, inset.zw)).rgb, opacity);
}`;

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
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) return null;
  gl.useProgram(program);
  const uniform = (name: string) => gl.getUniformLocation(program, name);
  const [m, placeAt, partAt, insetAt, opacityAt] = ['m', 'place', 'part', 'inset', 'opacity'].map(uniform) as [
    WebGLUniformLocation,
    WebGLUniformLocation,
    WebGLUniformLocation,
    WebGLUniformLocation,
    WebGLUniformLocation,
  ];
  gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
  gl.clearColor(0.07, 0.08, 0.1, 1);

  return {
    begin(width, height) {
      gl.viewport(0, 0, width, height);
      gl.clear(gl.COLOR_BUFFER_BIT);
    },
    texture(bitmap) {
      const texture = gl.createTexture();
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, bitmap);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
      return texture;
    },
    release: (texture) => gl.deleteTexture(texture),
    quad({ texture, matrix, place, part, inset, opacity }) {
      gl.bindTexture(gl.TEXTURE_2D, texture);
      if (opacity < 1) gl.enable(gl.BLEND);
      else gl.disable(gl.BLEND);
      gl.uniformMatrix3fv(m, false, matrix);
      gl.uniform4fv(placeAt, place);
      gl.uniform4fv(partAt, part);
      gl.uniform4fv(insetAt, inset);
      gl.uniform1f(opacityAt, opacity);
      gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    },
  };
}
