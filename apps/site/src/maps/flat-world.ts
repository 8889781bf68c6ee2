import { geoIdentity, geoMercator, geoPath } from 'd3-geo';
import type { Atlas } from '@belvedere/maps';
import { compactPath } from './compact-path.ts';

type Point = number[];

/** Lands or lines on the plane of Web Mercator, each with the box that it lies in. */
interface Piece<Coordinates> {
  coordinates: Coordinates;
  west: number;
  north: number;
  east: number;
  south: number;
}

/** The world, projected once: of what lies elsewhere a picture asks four numbers each, not eighty thousand points. */
export interface FlatWorld {
  land: Piece<Point[][]>[];
  borders: Piece<Point[]>[];
}

export interface Window {
  /** Of the earth. */
  latitude: number;
  longitude: number;
  zoom: number;
  width: number;
  height: number;
}

/** How wide the earth is at zoom 0. */
const AROUND = 256;
const MOST_NORTH = 85;
/** So much more is drawn on each side, for where things are cut they have an edge. */
const MARGIN = 8;
const plane = geoMercator()
  .scale(AROUND / (2 * Math.PI))
  .translate([0, 0]);

function flat([longitude = 0, latitude = 0]: Point): [number, number] {
  return plane([longitude, Math.min(MOST_NORTH, Math.max(-MOST_NORTH, latitude))]) ?? [0, 0];
}

/** A line that goes over the date line goes on beyond it, not back across the whole earth. */
function flatLine(points: readonly Point[]): Point[] {
  let turn = 0;
  let before: number | undefined;
  return points.map((point) => {
    const [x, y] = flat(point);
    if (before !== undefined && Math.abs(x + turn - before) > AROUND / 2) turn += x + turn < before ? AROUND : -AROUND;
    before = x + turn;
    return [before, y];
  });
}

export function flatten({ land, borders }: Atlas): FlatWorld {
  const shapes = 'features' in land ? land.features.map(({ geometry }) => geometry) : [land.geometry];
  const polygons = shapes.flatMap((shape) =>
    shape.type === 'MultiPolygon' ? shape.coordinates : shape.type === 'Polygon' ? [shape.coordinates] : [],
  );
  return {
    land: polygons.map((rings) => {
      const coordinates = rings.map(flatLine);
      return { coordinates, ...boxOf(coordinates[0] ?? []) };
    }),
    borders: borders.coordinates.map((line) => {
      const coordinates = flatLine(line);
      return { coordinates, ...boxOf(coordinates) };
    }),
  };
}

function boxOf(points: readonly Point[]): Omit<Piece<unknown>, 'coordinates'> {
  const box = { west: Infinity, north: Infinity, east: -Infinity, south: -Infinity };
  for (const [x = 0, y = 0] of points) {
    box.west = Math.min(box.west, x);
    box.east = Math.max(box.east, x);
    box.north = Math.min(box.north, y);
    box.south = Math.max(box.south, y);
  }
  return box;
}

/** What is seen of the world through a window, as paths of SVG in whole points: across the date line, too. */
export function seen(world: FlatWorld, { latitude, longitude, zoom, width, height }: Window): { land: string; borders: string } {
  const scale = 2 ** zoom;
  const [x, y] = flat([longitude, latitude]);
  const [halfX, halfY] = [(width / 2 + MARGIN) / scale, (height / 2 + MARGIN) / scale];
  const found = { land: '', borders: '' };
  for (const turn of [-AROUND, 0, AROUND]) {
    const middle = x - turn;
    const isSeen = ({ west, north, east, south }: Piece<unknown>) =>
      west <= middle + halfX && east >= middle - halfX && north <= y + halfY && south >= y - halfY;
    const path = geoPath(
      geoIdentity()
        .scale(scale)
        .translate([width / 2 - middle * scale, height / 2 - y * scale])
        .clipExtent([
          [-MARGIN, -MARGIN],
          [width + MARGIN, height + MARGIN],
        ]),
    ).digits(0);
    const of = <T>(pieces: readonly Piece<T>[]) => pieces.filter(isSeen).map(({ coordinates }) => coordinates);
    found.land += compactPath(path({ type: 'MultiPolygon', coordinates: of(world.land) }) ?? '');
    found.borders += compactPath(path({ type: 'MultiLineString', coordinates: of(world.borders) }) ?? '');
  }
  return found;
}
