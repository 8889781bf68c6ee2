import type { Panorama } from '@belvedere/manifest';

// The floor: a page that draws the preview and then the tiles in view, of the one level that is needed, and does nothing else. Its script is a
// file of its own, as that of any viewer is.

type Part = [left: number, top: number, right: number, bottom: number];
interface Quad {
  texture: WebGLTexture;
  face: string;
  place: Part;
  part: Part;
}
interface Tile {
  face: string;
  url: string;
  place: Part;
  quad: Quad | null;
  asked: boolean;
}

/** Right, up and middle of each face. */
const FACES: Readonly<Record<string, readonly number[]>> = {
  f: [1, 0, 0, 0, 1, 0, 0, 0, -1],
  r: [0, 0, 1, 0, 1, 0, 1, 0, 0],
  b: [-1, 0, 0, 0, 1, 0, 0, 0, 1],
  l: [0, 0, -1, 0, 1, 0, -1, 0, 0],
  u: [1, 0, 0, 0, 0, 1, 0, 1, 0],
  d: [1, 0, 0, 0, 0, -1, 0, -1, 0],
};
/** Tiles are drawn as so many squares a side: where one lies behind the viewer, the others are still drawn. */
const GRID = 8;
const { panoramas, start } = (window as unknown as { data: { panoramas: Panorama[]; start: { yaw: number } } }).data;
const canvas = document.createElement('canvas');
document.body.append(canvas);
canvas.width = innerWidth;
canvas.height = innerHeight;
const context = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false });
if (!context) throw new Error('There is no WebGL2.');
const gl = context;
const program = gl.createProgram();
const add = (type: number, source: string) => {
  const shader = gl.createShader(type);
  if (!shader) throw new Error('The context is lost.');
  gl.shaderSource(shader, `#version 300 es\nprecision highp float;\n${source}`);
  gl.compileShader(shader);
  gl.attachShader(program, shader);
};
add(
  gl.VERTEX_SHADER,
  `uniform mat3 face, look; uniform vec4 place, part; in vec2 at; out vec2 uv;
  void main() {
    uv = mix(part.xy, part.zw, at);
    vec2 p = mix(place.xy, place.zw, at);
    vec3 q = look * (face * vec3(2. * p.x - 1., 1. - 2. * p.y, 1));
    gl_Position = vec4(q.xy, q.z - .1, q.z);
  }`,
);
add(gl.FRAGMENT_SHADER, 'uniform sampler2D image; in vec2 uv; out vec4 color; void main() { color = texture(image, uv); }');
gl.linkProgram(program);
gl.useProgram(program);
const uniform = (name: string) => gl.getUniformLocation(program, name);
const [faceAt, lookAt, placeAt, partAt] = [uniform('face'), uniform('look'), uniform('place'), uniform('part')];
const SQUARE = [0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1];
const corners = Array.from({ length: GRID * GRID }, (_, cell) =>
  SQUARE.map((side, index) => ((index % 2 ? Math.floor(cell / GRID) : cell % GRID) + side) / GRID),
);
gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
gl.bufferData(gl.ARRAY_BUFFER, new Float32Array(corners.flat()), gl.STATIC_DRAW);
gl.enableVertexAttribArray(0);
gl.vertexAttribPointer(gl.getAttribLocation(program, 'at'), 2, gl.FLOAT, false, 0, 0);

let yaw = start.yaw;
let preview: WebGLTexture | null = null;
let tiles: Tile[] = [];
let showing = 0;
let frame = 0;

/** Rows of the matrix that takes a direction to the screen: x, y and how far ahead. */
const look = () => {
  const [sin, cos] = [Math.sin((yaw * Math.PI) / 180), Math.cos((yaw * Math.PI) / 180)];
  return [cos, 0, sin, 0, innerWidth / innerHeight, 0, sin, 0, -cos] as const;
};

/** How far from the middle of the picture the nearest part of a tile is; beyond 1 it is out of view. */
function distance({ face, place: [left, top, right, bottom] }: Tile): number {
  const m = look();
  const [rx, ry, rz, ux, uy, uz, cx, cy, cz] = FACES[face] as [number, number, number, number, number, number, number, number, number];
  let nearest = 2;
  for (let y = 0; y <= GRID; y++)
    for (let x = 0; x <= GRID; x++) {
      const a = 2 * (left + ((right - left) * x) / GRID) - 1;
      const b = 1 - 2 * (top + ((bottom - top) * y) / GRID);
      const [px, py, pz] = [cx + a * rx + b * ux, cy + a * ry + b * uy, cz + a * rz + b * uz];
      const ahead = m[6] * px + m[7] * py + m[8] * pz;
      const [u, v] = [m[0] * px + m[1] * py + m[2] * pz, m[3] * px + m[4] * py + m[5] * pz];
      if (ahead > 0) nearest = Math.min(nearest, Math.max(Math.abs(u), Math.abs(v)) / ahead);
    }
  return nearest;
}

function paint({ texture, face, place, part }: Quad): void {
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.uniformMatrix3fv(faceAt, false, FACES[face]!);
  gl.uniform4fv(placeAt, place);
  gl.uniform4fv(partAt, part);
  gl.drawArrays(gl.TRIANGLES, 0, GRID * GRID * 6);
}

function draw(): void {
  frame = 0;
  const [a, b, c, d, e, f, g, h, i] = look();
  gl.viewport(0, 0, canvas.width, canvas.height);
  gl.uniformMatrix3fv(lookAt, false, [a, d, g, b, e, h, c, f, i]);
  const inView = tiles
    .map((tile) => ({ tile, far: distance(tile) }))
    .filter(({ far }) => far <= 1)
    .sort((one, other) => one.far - other.far);
  for (const face of new Set(inView.filter(({ tile }) => !tile.quad).map(({ tile }) => tile.face))) {
    const n = Object.keys(FACES).indexOf(face);
    if (preview) paint({ texture: preview, face, place: [0, 0, 1, 1], part: [n / 6, 0, (n + 1) / 6, 1] });
  }
  for (const { tile } of inView) {
    if (tile.quad) paint(tile.quad);
    if (!tile.asked) void load(tile);
  }
}

const change = () => (frame ||= requestAnimationFrame(draw));

function upload(picture: ImageBitmap): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, picture);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE);
  picture.close();
  return texture;
}

const decode = (blob: Blob) => createImageBitmap(blob, { premultiplyAlpha: 'none', colorSpaceConversion: 'none' });

async function load(tile: Tile): Promise<void> {
  tile.asked = true;
  const turn = showing;
  const picture = await decode(await (await fetch(tile.url)).blob());
  if (turn !== showing) return picture.close();
  tile.quad = { ...tile, texture: upload(picture), part: [0, 0, 1, 1] };
  change();
  if (tiles.every((other) => other.quad || distance(other) > 1)) whole();
}

/** Told when everything in view is there. */
let whole = () => {};

async function show(index: number): Promise<void> {
  showing++;
  const { id, levels, tileSize, preview: inline } = panoramas[index]!;
  const bytes = Uint8Array.from(atob(inline.split(',')[1]!), (character) => character.charCodeAt(0));
  const strip = await decode(new Blob([bytes]));
  for (const texture of [preview, ...tiles.map(({ quad }) => quad?.texture)]) if (texture) gl.deleteTexture(texture);
  preview = upload(strip);
  const level = levels.length - 1;
  const side = levels[level]! / tileSize;
  tiles = Object.keys(FACES).flatMap((face) =>
    Array.from({ length: side * side }, (_, n): Tile => {
      const [x, y] = [n % side, Math.floor(n / side)];
      const place: Part = [x / side, y / side, (x + 1) / side, (y + 1) / side];
      return { face, place, url: `/tiles/${id}/${level}/${face}/${y}_${x}.jpg`, quad: null, asked: false };
    }),
  );
  const done = new Promise<void>((resolve) => (whole = resolve));
  change();
  return done;
}

Object.assign(window, {
  bench: {
    show,
    look(next: number) {
      yaw = next;
      change();
    },
  },
});
void show(0);
