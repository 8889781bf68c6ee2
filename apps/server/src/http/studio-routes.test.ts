import { expect, test } from 'vitest';
import { studioRoutes } from './studio-routes.ts';

test('the page of an editor names every file that it will need, and no other page does', async () => {
  const app = await studioRoutes({ publicUrl: 'http://localhost' });
  const pageOf = async (path: string) => (await app.request(`/studio${path}`)).text();
  const namedIn = (page: string) =>
    [...page.matchAll(/<link rel="(?:modulepreload|stylesheet)" crossorigin href="([^"]+)">/g)].map(([, file]) => file!);
  const start = namedIn(await pageOf('/hotel/tours'));
  const editor = namedIn(await pageOf('/hotel/tours/0198a000-0000-7000-8000-000000000000'));
  const own = editor.filter((file) => !start.includes(file));
  for (const part of ['editor-page', 'scene-strip', 'scene-panel', 'viewer'])
    expect(own.filter((file) => file.includes(`/${part}-`))).not.toEqual([]);
  expect(start.length).toBeLessThan(own.length);
  for (const file of own) expect((await app.request(file)).status, file).toBe(200);
  expect(await pageOf('/hotel/tours/one/settings')).not.toContain('editor-page');
});
