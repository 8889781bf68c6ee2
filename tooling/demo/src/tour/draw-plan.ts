import { DOORWAYS, PLACES, POOL, ROOMS, STAIRWELL, type Place } from '../house/plan.ts';
import type { Rect } from '../tracer/mesh.ts';
import type { Vec3 } from '../tracer/vector.ts';

/** The drawn part of the world, metres. */
const SHEET: Rect = { x0: -19, x1: 25, z0: -15, z1: 23 };
const PIXELS = 20;

/** Where a point of the house lies on the plan, 0–1 from its left and top. */
export function planPoint([x, , z]: Vec3): { x: number; y: number } {
  const round = (value: number) => Math.round(value * 1e4) / 1e4;
  return { x: round((x - SHEET.x0) / (SHEET.x1 - SHEET.x0)), y: round((z - SHEET.z0) / (SHEET.z1 - SHEET.z0)) };
}

const FILLS: Record<Place, string> = {
  hall: '#f6efe0',
  library: '#e3e8dd',
  'dining-room': '#dfe7e9',
  gallery: '#f0dcda',
  'winter-garden': '#dcebdd',
  terrace: '#efe6d2',
  tower: '#e8ddc9',
};

/** The ground floor as an SVG picture: rooms, openings, pool, north arrow. It carries no text, so it needs no translation. */
export function drawPlan(): string {
  const px = (x: number) => ((x - SHEET.x0) * PIXELS).toFixed(1);
  const pz = (z: number) => ((z - SHEET.z0) * PIXELS).toFixed(1);
  const rect = ({ x0, x1, z0, z1 }: Rect, style: string) =>
    `<rect x="${px(x0)}" y="${pz(z0)}" width="${((x1 - x0) * PIXELS).toFixed(1)}" height="${((z1 - z0) * PIXELS).toFixed(1)}" ${style}/>`;
  const wide = (SHEET.x1 - SHEET.x0) * PIXELS;
  const high = (SHEET.z1 - SHEET.z0) * PIXELS;
  const order = ['terrace', ...PLACES.filter((place) => place !== 'terrace')] as const;
  const rooms = order.map((place) => {
    const thin = place === 'terrace' || place === 'winter-garden';
    return rect(ROOMS[place].area, `fill="${FILLS[place]}" stroke="#4a4238" stroke-width="${thin ? 2 : 8}"`);
  });
  const doors = DOORWAYS.map(({ at: [x, , z] }) => {
    const alongX = [5.2, -1.2, 0.2].includes(z);
    const half = 0.85;
    const deep = 0.3;
    const area = alongX
      ? { x0: x - half, x1: x + half, z0: z - deep, z1: z + deep }
      : { x0: x - deep, x1: x + deep, z0: z - half, z1: z + half };
    return rect(area, 'fill="#fbf8f1"');
  });
  const steps = Array.from({ length: 10 }, (_, i) =>
    rect({ x0: -1.5, x1: 1.5, z0: -3.4 - 0.34 * (i + 1), z1: -3.4 - 0.34 * i }, 'fill="none" stroke="#b9a98c" stroke-width="1"'),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" width="${wide}" height="${high}">`,
    `<rect width="${wide}" height="${high}" fill="#cfdcbd"/>`,
    ...rooms,
    ...doors,
    ...steps,
    rect(POOL, 'fill="#8fcbd6" stroke="#e8dec8" stroke-width="6"'),
    rect(STAIRWELL, 'fill="#b9a98c"'),
    `<g transform="translate(${wide - 50} 60)" fill="#4a4238"><path d="M0-36 12 8 0-2-12 8Z"/><circle r="3" cy="20"/></g>`,
    '</svg>',
    '',
  ].join('\n');
}
