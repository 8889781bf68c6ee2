import type { Page } from 'playwright-core';
import sharp from 'sharp';

/** A picture of the page as numbers. */
export interface Pixels {
  width: number;
  height: number;
  at(x: number, y: number): [number, number, number];
}

/** What the page looks like now. */
export async function readPixels(page: Page): Promise<Pixels> {
  const { data, info } = await sharp(await page.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    at(x, y) {
      const start = (Math.round(y) * info.width + Math.round(x)) * 3;
      return [data[start]!, data[start + 1]!, data[start + 2]!];
    },
  };
}

/**
 * The world direction at the middle of a pixel, worked out another way than the viewer does: the ray of a camera that looks along
 * −z is turned about the x axis by the pitch, then about the y axis by the yaw.
 */
export function rayAt(options: {
  x: number;
  y: number;
  width: number;
  height: number;
  view: { yaw: number; pitch: number; zoom: number };
}) {
  const { x, y, width, height, view } = options;
  const half = Math.max(width, height) / 2;
  const ray = { x: (x + 0.5 - width / 2) / half / view.zoom, y: (height / 2 - y - 0.5) / half / view.zoom, z: -1 };
  const pitch = (view.pitch * Math.PI) / 180;
  const yaw = (-view.yaw * Math.PI) / 180;
  const lifted = { x: ray.x, y: ray.y * Math.cos(pitch) - ray.z * Math.sin(pitch), z: ray.y * Math.sin(pitch) + ray.z * Math.cos(pitch) };
  return { x: lifted.x * Math.cos(yaw) + lifted.z * Math.sin(yaw), y: lifted.y, z: -lifted.x * Math.sin(yaw) + lifted.z * Math.cos(yaw) };
}

/** Greatest difference of two colours in a channel. */
export function difference(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((value, index) => Math.abs(value - b[index]!)));
}
