import { geoPath } from 'd3-geo';
import { expect, test } from 'vitest';
import { gridOf, MAP, panned, placeAt, projectionOf, scaleBar, viewOf, zoomed } from './map-view.ts';

const thun = { latitude: 46.75, longitude: 7.63 };

test('a place stands in the middle of its view, and the point it is drawn at leads back to it', () => {
  const view = viewOf([thun]);
  expect(placeAt(view, [MAP.width / 2, MAP.height / 2])).toEqual(thun);
  for (let zoom = 0; zoom < 12; zoom++) {
    const near = { ...view, zoom };
    const [x = 0, y = 0] = projectionOf(near)([8.54, 47.37]) ?? [];
    const back = placeAt(near, [x, y]);
    const off = Math.max(Math.abs(back.latitude - 47.37), Math.abs(back.longitude - 8.54));
    expect(off).toBeLessThan(360 / (256 * 2 ** zoom));
  }
});

test('a view of several places shows them all', () => {
  const places = [thun, { latitude: 60.17, longitude: 24.94 }, { latitude: 36.72, longitude: -4.42 }];
  const projection = projectionOf(viewOf(places));
  for (const { latitude, longitude } of places) {
    const [x = -1, y = -1] = projection([longitude, latitude]) ?? [];
    expect(x > 0 && x < MAP.width && y > 0 && y < MAP.height).toBe(true);
  }
});

test('a map goes round the earth and stays within its ends', () => {
  const east = panned({ latitude: 0, longitude: 179, zoom: 2 }, [-100, 0]);
  expect(east.longitude).toBeLessThan(-100);
  expect(panned({ latitude: 84, longitude: 0, zoom: 0.5 }, [0, 5000]).latitude).toBeLessThanOrEqual(85);
  expect(zoomed(viewOf([thun]), 99).zoom).toBe(18);
});

test('a bar says a round distance, and the grid has a few lines at any size', () => {
  expect(scaleBar({ ...thun, zoom: 12 })).toMatchObject({ meters: 2000 });
  for (let zoom = 0.5; zoom <= 18; zoom += 0.5) {
    const { meters, width } = scaleBar({ ...thun, zoom });
    expect(String(meters / 10 ** Math.floor(Math.log10(meters) + 1e-9))).toMatch(/^[125](\.0+\d?)?$/);
    expect(width).toBeLessThanOrEqual(120);
    const grid = gridOf({ ...thun, zoom });
    expect(grid.coordinates.length).toBeLessThan(60);
    expect(geoPath(projectionOf({ ...thun, zoom }))(grid)).not.toContain('NaN');
  }
});
