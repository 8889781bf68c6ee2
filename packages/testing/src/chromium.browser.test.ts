import { afterEach, expect, test, vi } from 'vitest';
import { findChromium, launchChromium } from './chromium.ts';

test('Chromium starts and draws by WebGL2', async () => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const pixel = await page.evaluate(`(() => {
      const gl = document.createElement('canvas').getContext('webgl2');
      gl.clearColor(0, 1, 0, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
      const rgba = new Uint8Array(4);
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, rgba);
      return [...rgba];
    })()`);
    expect(pixel).toEqual([0, 255, 0, 255]);
  } finally {
    await browser.close();
  }
});

afterEach(() => {
  vi.unstubAllEnvs();
});

test('a missing browser says in one line how to get one', async () => {
  vi.stubEnv('CHROMIUM_PATH', '');
  await expect(findChromium(['/nowhere/chromium'])).rejects.toThrow(
    /^No Chromium found: install it \(apt-get install chromium-headless-shell\) or set CHROMIUM_PATH\.$/,
  );
});
