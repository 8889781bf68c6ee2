/** A place on the square map of the world that the web uses (Web Mercator, EPSG:3857): 0–1 from its left and top. */
export interface MapPoint {
  x: number;
  y: number;
}

/** What of the map is in a window: its middle, and how many pixels the whole world is wide. */
export interface MapView extends MapPoint {
  scale: number;
}

/** Metres. */
const EQUATOR = 40_075_016.686;
const LEAST_EXTENT = 60;
/** The map ends here, and is a square by that. */
const LAST_LATITUDE = 85.051_128_78;
const TILE_SIZE = 256;
const CLOSEST_LEVEL = 22;

export function toMap({ latitude, longitude }: { latitude: number; longitude: number }): MapPoint {
  const sine = Math.sin((Math.min(LAST_LATITUDE, Math.max(-LAST_LATITUDE, latitude)) * Math.PI) / 180);
  return { x: longitude / 360 + 0.5, y: 0.5 - Math.atanh(sine) / (2 * Math.PI) };
}

/** Metres that the width of the map is at a height of it. */
export function metresAcross(y: number): number {
  return EQUATOR / Math.cosh(Math.PI * (1 - 2 * y));
}

/** Points moved by whole worlds to the side of the first, so that neighbours across 180° stay neighbours. */
export function neighbouring(points: readonly MapPoint[]): MapPoint[] {
  return points.map(({ x, y }) => ({ x: x - Math.round(x - points[0]!.x), y }));
}

/** The view that has all points in a window, and 60 m of the ground at least. */
export function fitMap(points: readonly MapPoint[], { width, height }: { width: number; height: number }): MapView {
  const range = (values: number[]) => [Math.min(...values), Math.max(...values)] as const;
  const [left, right] = range(points.map(({ x }) => x));
  const [top, bottom] = range(points.map(({ y }) => y));
  const y = (top + bottom) / 2;
  const least = LEAST_EXTENT / metresAcross(y);
  const scale = Math.min(width / Math.max(right - left, least), height / Math.max(bottom - top, least));
  return { x: (left + right) / 2, y, scale: limitScale(scale) };
}

/** From the world in one tile to what is closer than any server has tiles. */
export function limitScale(scale: number): number {
  return Math.min(TILE_SIZE * 2 ** CLOSEST_LEVEL, Math.max(TILE_SIZE, scale));
}

/** The longest of 1, 2, 5, 10 … metres that is not longer than the limit. */
export function roundDistance(limit: number): number {
  const power = 10 ** Math.floor(Math.log10(limit));
  return power * ([5, 2].find((step) => step * power <= limit) ?? 1);
}

export interface MapTile {
  level: number;
  /** Counted on across 180°; the address has it within the world. */
  column: number;
  row: number;
  /** Pixels a side as it is shown, and from the middle of the window. */
  size: number;
  left: number;
  top: number;
}

/** The tiles of the usual pyramid that a window shows. */
export function tilesIn({ x, y, scale }: MapView, { width, height }: { width: number; height: number }, lastLevel: number): MapTile[] {
  const level = Math.min(lastLevel, Math.max(0, Math.round(Math.log2(scale / TILE_SIZE))));
  const [count, size] = [2 ** level, scale / 2 ** level];
  const span = (middle: number, length: number) => {
    const from = Math.floor((middle * scale - length / 2) / size);
    const to = Math.ceil((middle * scale + length / 2) / size);
    return Array.from({ length: to - from }, (_, index) => from + index);
  };
  return span(y, height)
    .filter((row) => row >= 0 && row < count)
    .flatMap((row) =>
      span(x, width).map((column) => ({ level, column, row, size, left: column * size - x * scale, top: row * size - y * scale })),
    );
}
