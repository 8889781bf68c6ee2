import type { Sphere } from './sphere-renderer.ts';

const WHOLE = { left: 0, top: 0, width: 1, height: 1 };

const VERTEX = `#version 300 es
out vec2 at;
void main() {
  at = vec2(gl_VertexID == 1 ? 3 : -1, gl_VertexID == 2 ? 3 : -1);
  gl_Position = vec4(at, 0, 1);
}`;

// Half a pixel inside, so that one eye takes on nothing of what is beside its picture.
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
  vec2 h = .5 / vec2(textureSize(image, 0));
  color = vec4(p == clamp(p, 0., 1.) ? texture(image, clamp(eye.xy + p * eye.zw, eye.xy + h, eye.xy + eye.zw - h)).rgb : vec3(.07, .08, .1), 1);
}`;

/** The little of WebGL that pictures of the whole sphere need; one is held at a time. */
export interface SphereGl {
  hold(picture: Sphere['picture']): void;
  /** Fills the viewport. `look` takes (x, y, 1) of it, −1 to 1, to directions of the picture. */
  draw(sphere: Pick<Sphere, 'eye' | 'part'>, look: Float32Array): void;
}

/** Compiles the program. On a lost context it does nothing. */
export function createSphereGl(gl: WebGL2RenderingContext): SphereGl {
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
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, name, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return {
    hold(picture) {
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGB, gl.RGB, gl.UNSIGNED_BYTE, picture);
    },
    draw({ eye, part = WHOLE }, look) {
      const at = (name: string) => gl.getUniformLocation(program, name);
      gl.useProgram(program);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.uniform4fv(at('eye'), eye);
      gl.uniform4f(at('part'), part.left, part.top, part.width, part.height);
      gl.uniformMatrix3fv(at('look'), false, look);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
    },
  };
}
