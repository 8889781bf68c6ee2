import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countLeaks, leaks } from '../test/count-leaks.ts';
import { emulateHeadset } from '../test/emulate-headset.ts';
import { enter, isIn, NAME, opensIn, patient, press, SIZE, worst } from '../test/in-headset.ts';
import { byDirection, makeManifest, makePanorama, makeScene } from '../test/make-tour.ts';
import { createWorld, type World } from '../test/open-tour.ts';
import type { Panorama } from './manifest-types.ts';

let world: World;
let atlas: Panorama;
beforeAll(async () => {
  world = await createWorld();
  atlas = await makePanorama(world.files, { id: 'a'.repeat(16), paint: byDirection, levels: [128, 256] });
});
afterAll(() => world.close());

const open = opensIn(() => world);

describe('a session', () => {
  test('leaves no listener and no context behind, however often one comes and goes, and by whichever way', async () => {
    const page = await open([makeScene(1, 'atlas', { panorama: atlas })], { before: countLeaks });
    await enter(page);
    await page.keyboard.press('Escape');
    await expect.poll(() => isIn(page), patient).toBe(false);
    const none = await leaks(page);
    expect(none.contexts).toBe(1);
    const nodes = () => page.evaluate(() => document.querySelector('belvedere-tour')!.shadowRoot!.querySelectorAll('*').length);
    const before = await nodes();
    const ways = [
      () => page.keyboard.press('Escape'),
      // The picture of the emulated headset lies over the page.
      () => page.getByRole('button', { name: NAME }).dispatchEvent('click'),
      () => page.evaluate(() => void window.headset.activeSession!.end()),
    ];
    for (let round = 0; round < 6; round++) {
      await enter(page);
      await expect.poll(() => worst(page, { yaw: 0, pitch: 0 }), patient).toBeLessThanOrEqual(4);
      await ways[round % 3]!();
      await expect.poll(() => isIn(page), patient).toBe(false);
      await page.getByRole('button', { name: NAME, pressed: false }).waitFor();
    }
    await expect.poll(() => leaks(page), patient).toEqual(none);
    expect(await nodes()).toBe(before);
    expect(await page.locator('canvas').count()).toBe(1);
    await page.close();
  });

  test('ends with the tour, also when it has only been asked for', async () => {
    const page = await open([makeScene(1, 'atlas', { panorama: atlas })], { before: countLeaks });
    await enter(page);
    await page.evaluate(() => document.querySelector('belvedere-tour')!.remove());
    expect(await isIn(page)).toBe(false);
    const none = await leaks(page);
    expect(none.contexts).toBe(0);
    await page.close();

    const next = await open([makeScene(1, 'atlas', { panorama: atlas })], { before: countLeaks });
    await next.evaluate(() => {
      const xr = navigator.xr!;
      const request = xr.requestSession.bind(xr);
      const held = Promise.withResolvers<void>();
      xr.requestSession = async (...options) => {
        await held.promise;
        const session = await request(...options);
        session.addEventListener('end', () => Object.assign(window, { hasEnded: true }));
        return session;
      };
      Object.assign(window, { grant: held.resolve });
    });
    await press(next);
    await next.getByRole('button', { name: NAME, pressed: true }).waitFor();
    await next.evaluate(() => {
      document.querySelector('belvedere-tour')!.remove();
      (window as unknown as { grant(): void }).grant();
    });
    await next.waitForFunction('window.hasEnded');
    expect(await leaks(next)).toEqual(none);
    await next.close();
  });

  test('that loses the graphics card ends in words, and can be begun again', async () => {
    const page = await open([makeScene(1, 'atlas', { panorama: atlas })]);
    await enter(page);
    // What a session draws on counts from its next frame on.
    await page.waitForFunction(() => !!window.headset.activeSession?.renderState.baseLayer);
    await page.evaluate(() => {
      const gl = window.headset.activeSession!.renderState.baseLayer!.context as WebGL2RenderingContext;
      gl.getExtension('WEBGL_lose_context')!.loseContext();
    });
    await page.getByRole('alert').getByText('The headset can’t show the tour at the moment.').waitFor();
    expect(await isIn(page)).toBe(false);
    await page.getByRole('button', { name: 'Close' }).click();
    await enter(page);
    await expect.poll(() => worst(page, { yaw: 0, pitch: 0 }), patient).toBeLessThanOrEqual(4);
    await page.close();
  });

  test('that is refused is said so in words', async () => {
    const page = await open([makeScene(1, 'atlas', { panorama: atlas })], { before: countLeaks });
    await page.evaluate(() => (navigator.xr!.requestSession = () => Promise.reject(new DOMException('No.', 'NotAllowedError'))));
    await press(page);
    await page.getByRole('alert').getByText('The headset can’t show the tour at the moment.').waitFor();
    await page.getByRole('button', { name: NAME, pressed: false }).waitFor();
    expect((await leaks(page)).contexts).toBe(1);
    await page.close();
  });
});

describe('the button', () => {
  const scenes = () => [makeScene(1, 'atlas', { panorama: atlas })];
  const button = (page: Page) => page.getByRole('button', { name: NAME });
  const complain = (page: Page) => {
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    return problems;
  };

  test('is not there without a headset, nor where the policy of the page forbids one', async () => {
    const bare = await world.open({ manifest: makeManifest(scenes()), size: SIZE });
    await bare.getByRole('button', { name: 'Zoom in' }).waitFor();
    expect(await bare.evaluate(async () => !!(await navigator.xr?.isSessionSupported('immersive-vr')))).toBe(false);
    expect(await button(bare).count()).toBe(0);
    await bare.close();

    let problems: string[] = [];
    const forbidden = await world.open({
      manifest: makeManifest(scenes()),
      size: SIZE,
      headers: { 'permissions-policy': 'xr-spatial-tracking=()' },
      before: async (page) => {
        problems = complain(page);
        await emulateHeadset(page);
      },
    });
    await forbidden.getByRole('button', { name: 'Zoom in' }).waitFor();
    const refused = await forbidden.evaluate(() => navigator.xr!.isSessionSupported('immersive-vr').catch((error: Error) => error.name));
    expect(refused).toBe('SecurityError');
    expect(await button(forbidden).count()).toBe(0);
    await forbidden.close();
    expect(problems).toEqual([]);
  });

  test('comes when a headset is plugged in', async () => {
    const page = await world.open({
      manifest: makeManifest(scenes()),
      size: SIZE,
      before: async (next) => {
        await emulateHeadset(next);
        await next.addInitScript(() => {
          const { isSessionSupported } = navigator.xr!;
          let isThere = false;
          navigator.xr!.isSessionSupported = async (mode) => isThere && isSessionSupported.call(navigator.xr, mode);
          const plug = () => {
            isThere = true;
            navigator.xr!.dispatchEvent(new Event('devicechange'));
          };
          Object.assign(window, { plug });
        });
      },
    });
    await page.getByRole('button', { name: 'Zoom in' }).waitFor();
    expect(await button(page).count()).toBe(0);
    await page.evaluate(() => (window as unknown as { plug(): void }).plug());
    await button(page).waitFor();
    await page.close();
  });
});
