import { expect, test } from 'vitest';
import { groundOf, MapPicture } from './map-picture.tsx';
import { readWorld } from './world.ts';

const pathOf = (picture: string, name: string) => new RegExp(`class="${name}" d="([^"]*)"`).exec(picture)?.[1] ?? '';
/** Where its pieces begin, in half points. */
const columns = (path: string) => [...path.matchAll(/M(-?[\d.]+),/g)].map(([, x]) => Number(x));
async function draw(latitude: number, longitude: number, label: string | null = null): Promise<string> {
  return String(
    await MapPicture({ ground: groundOf({ latitude, longitude }, await readWorld()), label, direction: 'ltr', locale: 'de-CH' }),
  );
}

test('2.3 a map has the coasts and borders around a place, its name as text, a scale by which one knows how large it is, and is no large file', async () => {
  const picture = await draw(46.75, 7.63, 'Thun & <more>');
  expect(pathOf(picture, 'border').length).toBeGreaterThan(3_000);
  expect(picture).toContain('Thun &amp; &lt;more&gt;</text>');
  expect(picture).toMatch(/>\d+ km</);
  expect(picture).not.toContain('NaN');
  expect(picture.length).toBeLessThan(40_000);
});

test('2.3 a map goes on beyond the date line, and at the poles is one, too', async () => {
  const east = columns(pathOf(await draw(-17, 179.5), 'land'));
  const west = columns(pathOf(await draw(-17, -179.5), 'land'));
  for (const each of [east, west]) expect([Math.min(...each) < 640, Math.max(...each) > 640]).toEqual([true, true]);
  for (const latitude of [90, -90]) expect(await draw(latitude, 0)).not.toContain('NaN');
});

test('2.3 what lies on the date line is drawn as it is, without a stroke across the picture', async () => {
  const steps = [...pathOf(await draw(-17, 180), 'land').matchAll(/l(-?\d+),/g)].map(([, step]) => Math.abs(Number(step)));
  expect(steps.length).toBeGreaterThan(50);
  expect(Math.max(...steps)).toBeLessThan(200);
});

test('2.3 lines of degrees are straight and few', async () => {
  const grid = pathOf(await draw(46.75, 7.63), 'grid');
  expect(grid).toMatch(/^(?:M-?[\d.]+ 0V320)+(?:M0 -?[\d.]+H640)+$/);
  const inside = [...grid.matchAll(/M(-?[\d.]+) 0V/g)].filter(([, x]) => Number(x) >= 0 && Number(x) <= 640);
  expect(inside.length).toBeGreaterThan(2);
  expect(inside.length).toBeLessThan(10);
});
