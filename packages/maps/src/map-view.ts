import { geoGraticule, geoMercator, type GeoGraticuleGenerator, type GeoProjection } from 'd3-geo';

/** Degrees, WGS 84. */
export interface Place {
  latitude: number;
  longitude: number;
}

/** What of the earth is shown: its middle, and how large; with each step of the zoom twice as large. */
export interface View extends Place {
  zoom: number;
}

/** In which everything is drawn; the page shows it as wide as there is room. */
export const MAP = { width: 640, height: 320 };
const ZOOMS = { least: 0.5, most: 18 };
const WORLD: View = { latitude: 25, longitude: 10, zoom: 0.9 };
/** Of a single place, and at most of several. */
const NEAR = 6;
const NEAREST = 10;
const MARGIN = 40;
const TILE = 256;
const MOST_NORTH = 85;
const AROUND = 40_075_017;
const GRIDS = [0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30];
const MOST_LINES = 8;
/** Degrees: between two points a line is the shortest way, which leaves a parallel the more the farther they are from each other. */
const STRAIGHT = 2.5;

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
const turned = (degrees: number) => ((((degrees + 180) % 360) + 360) % 360) - 180;

/** A place and what is around it, at least as large as `zoom`; all of some places; or the world. */
export function viewOf(places: readonly Place[], zoom = NEAR): View {
  const [first] = places;
  if (!first) return WORLD;
  if (places.length === 1) return { latitude: first.latitude, longitude: first.longitude, zoom: Math.max(zoom, NEAR) };
  const points = { type: 'MultiPoint' as const, coordinates: places.map(({ longitude, latitude }) => [longitude, latitude]) };
  const fitted = geoMercator().fitExtent(
    [
      [MARGIN, MARGIN],
      [MAP.width - MARGIN, MAP.height - MARGIN],
    ],
    points,
  );
  const [longitude = 0, latitude = 0] = fitted.invert?.([MAP.width / 2, MAP.height / 2]) ?? [];
  return { latitude, longitude, zoom: clamp(Math.log2((fitted.scale() * 2 * Math.PI) / TILE), ZOOMS.least, NEAREST) };
}

/** Web Mercator, north up. */
export function projectionOf({ latitude, longitude, zoom }: View): GeoProjection {
  return geoMercator()
    .center([longitude, latitude])
    .scale((TILE * 2 ** zoom) / (2 * Math.PI))
    .translate([MAP.width / 2, MAP.height / 2])
    .clipExtent([
      [-8, -8],
      [MAP.width + 8, MAP.height + 8],
    ]);
}

/** The place that is drawn at a point, as exactly as a point of this size can say. */
export function placeAt(view: View, [x, y]: readonly [number, number]): Place {
  const [longitude = 0, latitude = 0] = projectionOf(view).invert?.([x, y]) ?? [];
  const digits = clamp(Math.ceil(Math.log10((TILE * 2 ** view.zoom) / 360)) + 1, 1, 6);
  const round = (degrees: number) => Number(degrees.toFixed(digits));
  return { latitude: round(clamp(latitude, -MOST_NORTH, MOST_NORTH)), longitude: round(turned(longitude)) };
}

/** The view with another middle, so far away in points. */
export function panned(view: View, [dx, dy]: readonly [number, number]): View {
  const [longitude = 0, latitude = 0] = projectionOf(view).invert?.([MAP.width / 2 - dx, MAP.height / 2 - dy]) ?? [];
  return { ...view, latitude: clamp(latitude, -MOST_NORTH, MOST_NORTH), longitude: turned(longitude) };
}

export const zoomed = (view: View, by: number): View => ({ ...view, zoom: clamp(view.zoom + by, ZOOMS.least, ZOOMS.most) });

const degreesAcross = ({ zoom }: View): number => (MAP.width * 360) / (TILE * 2 ** zoom);

/** Degrees between lines, so wide apart that a few are seen. */
export function gridStep(view: View): number {
  const width = degreesAcross(view);
  return GRIDS.find((each) => width / each <= MOST_LINES) ?? 30;
}

/** Lines of degrees. */
export function gridOf(view: View): ReturnType<GeoGraticuleGenerator> {
  const [width, step] = [degreesAcross(view), gridStep(view)];
  const side = (middle: number, half: number, most: number) =>
    [-1, 1].map((sign) => clamp(Math.round((middle + sign * half) / step) * step, -most, most)) as [number, number];
  const [west, east] = side(view.longitude, width, 180);
  const [south, north] = side(view.latitude, width, MOST_NORTH);
  return geoGraticule()
    .step([step, step])
    .extent([
      [west, south],
      [Math.min(180, east + step / 2), Math.min(MOST_NORTH, north + step / 2)],
    ])
    .precision(Math.min(step, STRAIGHT))();
}

/** Meters of a bar that is at most so many points wide, as a round number, and its width. */
export function scaleBar({ latitude, zoom }: View, most = 120): { meters: number; width: number } {
  const perPoint = (AROUND * Math.cos((latitude * Math.PI) / 180)) / (TILE * 2 ** zoom);
  const tens = 10 ** Math.floor(Math.log10(perPoint * most));
  const meters = [5, 2, 1].map((times) => times * tens).find((each) => each <= perPoint * most) ?? tens;
  return { meters, width: meters / perPoint };
}
