import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ManifestMedia, ManifestScene } from '../src/manifest-types.ts';
import { emulateHeadset, looking } from './emulate-headset.ts';
import { byDirection, makeManifest, type Paint } from './make-tour.ts';
import type { World } from './open-tour.ts';
import { difference, rayAt, readPixels, type Pixels } from './read-pixels.ts';

/** Each eye has a square, of 90°. */
export const SIDE = 300;
export const SIZE = { width: 2 * SIDE, height: SIDE };
export const NAME = 'Look around in a headset';
export const patient = { timeout: 20_000 };

/** What an eye sees. */
export type Eye = 'left' | 'right';
export const eyePixel = (pixels: Pixels, eye: Eye, { x, y }: { x: number; y: number }) => pixels.at(x + (eye === 'right' ? SIDE : 0), y);
export const press = (page: Page) => page.getByRole('button', { name: NAME, exact: true }).click();
interface Opening {
  attributes?: string;
  media?: Record<string, ManifestMedia>;
  before?: (page: Page) => Promise<unknown>;
}
/** Opens pages of a world with a headset; the world is there when a test runs. */
export const opensIn =
  (world: () => World) =>
  (scenes: ManifestScene[], { attributes = '', media = {}, before }: Opening = {}) =>
    world().open({
      manifest: makeManifest(scenes, { media }),
      attributes,
      size: SIZE,
      before: async (page) => {
        await emulateHeadset(page);
        await before?.(page);
      },
    });
export const isIn = (page: Page) => page.evaluate(() => !!window.headset.activeSession);
export const enter = async (page: Page) => {
  await press(page);
  await expect.poll(() => isIn(page), patient).toBe(true);
};
export const turnTo = (page: Page, look: { yaw: number; pitch: number }) =>
  page.evaluate((q) => void window.headset.quaternion.set(...q), looking(look));
/** A controller that points somewhere in the room, whose trigger is pressed and let go. */
export const pull = async (page: Page, look: { yaw: number; pitch: number }) => {
  await page.evaluate(async (q) => {
    const controller = window.headset.controllers.right!;
    controller.connected = true;
    controller.quaternion.set(...q);
    const frames = async () => {
      for (let count = 0; count < 3; count++) await new Promise(requestAnimationFrame);
    };
    await frames();
    controller.updateButtonValue('trigger', 1);
    await frames();
    controller.updateButtonValue('trigger', 0);
    await frames();
    controller.connected = false;
  }, looking(look));
};
/** Greatest difference from a painted world of what both eyes see, away from the pointer in the middle. */
export async function worst(
  page: Page,
  view: { yaw: number; pitch: number },
  paints: Readonly<Record<Eye, Paint>> = { left: byDirection, right: byDirection },
) {
  const pixels = await readPixels(page);
  let error = 0;
  for (const eye of ['left', 'right'] as const)
    for (let x = 10; x < SIDE; x += 35)
      for (let y = 10; y < SIDE; y += 35) {
        if (Math.hypot(x - SIDE / 2, y - SIDE / 2) < 30) continue;
        const ray = rayAt({ x, y, width: SIDE, height: SIDE, view: { ...view, zoom: 1 } });
        error = Math.max(error, difference(eyePixel(pixels, eye, { x, y }), paints[eye](ray)));
      }
  return error;
}
