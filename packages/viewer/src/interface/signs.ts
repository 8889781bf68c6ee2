import { directionToVector, type Direction } from '@belvedere/manifest';
import { multiply, type Matrix3 } from '../renderer/camera.ts';
import type { Gl, Rectangle } from '../renderer/gl.ts';
import { createNode } from './create-node.ts';

/** A picture that hangs in the tour, upright, at a level direction. */
export interface Sign {
  at: Direction;
  texture: WebGLTexture;
}

const [WIDTH, HEIGHT] = [512, 256];
/** Where on its picture a sign's mark is, from the top. */
const MIDDLE = 72;
/** So that the mark, not the middle of the picture, is at the direction. */
const PLACE: Rectangle = [0, 0.5 - MIDDLE / HEIGHT, 1, 1.5 - MIDDLE / HEIGHT];
const SCREEN = Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
const WHOLE: Rectangle = [0, 0, 1, 1];

function paint(gl: Gl, draw: (on: CanvasRenderingContext2D) => void): WebGLTexture {
  const canvas = createNode('canvas', { width: WIDTH, height: HEIGHT });
  const on = canvas.getContext('2d');
  if (on) draw(on);
  return gl.texture(canvas);
}

function disc(on: CanvasRenderingContext2D, radius: number, color: string): void {
  on.fillStyle = color;
  on.beginPath();
  on.arc(WIDTH / 2, MIDDLE, radius, 0, 7);
  on.fill();
}

/** A mark in a colour with words below it; a ring where it is a way. */
export function paintMark(gl: Gl, { title, color, isWay }: { title: string; color: string; isWay: boolean }): WebGLTexture {
  return paint(gl, (on) => {
    disc(on, 56, '#0009');
    disc(on, 50, '#fff');
    disc(on, 42, color);
    if (isWay) disc(on, 20, '#fff');
    Object.assign(on, {
      font: '600 44px system-ui,sans-serif',
      textAlign: 'center',
      lineWidth: 8,
      strokeStyle: '#000c',
      lineJoin: 'round',
    });
    on.fillStyle = '#fff';
    on.strokeText(title, WIDTH / 2, 186, WIDTH - 16);
    on.fillText(title, WIDTH / 2, 186, WIDTH - 16);
  });
}

/** Words on a plate. */
export function paintWords(gl: Gl, words: string): WebGLTexture {
  return paint(gl, (on) => {
    on.fillStyle = '#000c';
    on.fillRect(0, MIDDLE - 40, WIDTH, 80);
    Object.assign(on, { font: '600 30px system-ui,sans-serif', textAlign: 'center', fillStyle: '#fff' });
    on.fillText(words, WIDTH / 2, MIDDLE + 10, WIDTH - 32);
  });
}

/** Draws black over all that an eye sees; `dark` is 0 to 1. */
export function createVeil(gl: Gl): (dark: number) => void {
  const texture = paint(gl, (on) => on.fillRect(0, 0, WIDTH, HEIGHT));
  return (dark) => {
    if (dark) gl.quad({ texture, matrix: SCREEN, place: WHOLE, part: WHOLE, opacity: Math.min(dark, 0.999) });
  };
}

/** What shows where one points. */
export function paintPointer(gl: Gl): WebGLTexture {
  return paint(gl, (on) => {
    disc(on, 14, '#0009');
    disc(on, 9, '#fff');
  });
}

/** Draws a sign for an eye, whose matrix is of level directions; `size` is half its height at distance 1. */
export function drawSign(gl: Gl, { at: { yaw, pitch }, texture }: Sign, { eye, size }: { eye: Matrix3; size: number }): void {
  const axes = [
    { ...directionToVector({ yaw: yaw + 90, pitch: 0 }), length: (size * WIDTH) / HEIGHT },
    { ...directionToVector({ yaw, pitch: pitch + 90 }), length: size },
    { ...directionToVector({ yaw, pitch }), length: 1 },
  ];
  const upright = Float32Array.from(axes.flatMap(({ x, y, z, length }) => [x * length, y * length, z * length]));
  gl.quad({ texture, matrix: multiply(eye, upright), place: PLACE, part: WHOLE, opacity: 0.99 });
}
