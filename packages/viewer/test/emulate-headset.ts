import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { XRDevice, metaQuest3 } from 'iwer';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    IWER: { XRDevice: typeof XRDevice; metaQuest3: typeof metaQuest3 };
    headset: XRDevice;
  }
}

const script = readFileSync(
  createRequire(import.meta.url)
    .resolve('iwer')
    .replace('lib/index.js', 'build/iwer.min.js'),
  'utf8',
);

/** Gives a page a headset before anything else runs: half of the window is the picture of each eye, 90° high. `window.headset` turns it. */
export async function emulateHeadset(page: Page): Promise<void> {
  // Into the page's own world, whatever loaders that has.
  await page.addInitScript(`{ const module = undefined, exports = undefined, define = undefined; ${script} }`);
  await page.addInitScript(() => {
    const native = navigator.xr;
    const headset = new window.IWER.XRDevice(window.IWER.metaQuest3, { stereoEnabled: true });
    headset.installRuntime({ forceInstall: true });
    for (const controller of Object.values(headset.controllers)) controller!.connected = false;
    // It knows nothing of policies: what forbids a headset is asked of the browser.
    const emulated = navigator.xr!;
    const isSupported = emulated.isSessionSupported.bind(emulated);
    emulated.isSessionSupported = async (mode) => {
      await native?.isSessionSupported(mode);
      return isSupported(mode);
    };
    Object.assign(window, { headset });
  });
}

const half = (degrees: number) => (degrees * Math.PI) / 360;

/** The quaternion of a headset or a controller that looks to a yaw and pitch, as `rayAt` has them, of the room. */
export function looking({ yaw, pitch }: { yaw: number; pitch: number }): [x: number, y: number, z: number, w: number] {
  const [sy, cy, sx, cx] = [Math.sin(half(-yaw)), Math.cos(half(yaw)), Math.sin(half(pitch)), Math.cos(half(pitch))];
  return [cy * sx, sy * cx, -sy * sx, cy * cx];
}
