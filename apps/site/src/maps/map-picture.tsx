import { geoOrthographic, geoPath } from 'd3-geo';
import { gridStep, MAP, projectionOf, scaleBar, type Atlas, type Place, type View as Looked } from '@belvedere/maps';
import { raw } from 'hono/html';
import type { View } from '../html.ts';
import { compactPath } from './compact-path.ts';
import { seen, type FlatWorld } from './flat-world.ts';

export interface MapPictureProps {
  ground: Ground;
  /** What the pin is called. */
  label?: string | null;
  direction: 'ltr' | 'rtl';
  /** For numbers. */
  locale: string;
  /** The colours of a brand, as CSS. */
  style?: string | undefined;
}

/** Some two thousand kilometers across in Europe: a few countries, by whose coasts and borders one knows where it is. Nothing finer is known. */
const ZOOM = 5;
/** Paths are in whole points that are half as large as the picture's. */
const FINE = 2;
const GLOBE = { radius: 44, x: MAP.width - 56, y: MAP.height - 56 };

/** What does not change with words and colours. */
export interface Ground {
  land: string;
  borders: string;
  grid: string;
  globe: { land: string; dot: readonly [x: number, y: number] };
  bar: { meters: number; width: number };
}

/** The part of the world around a place, and which part of the world that is. */
export function groundOf(place: Place, { near, whole }: { near: FlatWorld; whole: Atlas }): Ground {
  const view = { ...place, zoom: ZOOM };
  const fine = { ...place, zoom: ZOOM + Math.log2(FINE), width: MAP.width * FINE, height: MAP.height * FINE };
  return { ...seen(near, fine), grid: grid(view), globe: globe(place, whole), bar: scaleBar(view) };
}

/** Where on earth a place is. Made of what is here, so that nobody hears of it. */
export function MapPicture({ ground, label = null, direction, locale, style = '' }: MapPictureProps): View {
  const { land, borders, grid: degrees, globe: ball, bar } = ground;
  const [x, y] = [MAP.width / 2, MAP.height / 2];
  const length = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilometer' }).format(bar.meters / 1000);
  const { radius, x: ballX, y: ballY } = GLOBE;
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${MAP.width} ${MAP.height}`} width={MAP.width} height={MAP.height}>
      <style>{raw(COLOURS + style + RULES)}</style>
      <rect class="sea" width={MAP.width} height={MAP.height} />
      <g transform={`scale(${1 / FINE})`}>
        <path class="land" d={land} />
        <path class="border" d={borders} />
      </g>
      <path class="grid" d={degrees} />
      <g transform={`translate(14 ${MAP.height - 14})`}>
        <rect class="bar" width={bar.width.toFixed(1)} height="3" />
        <text class="length" y="-7">
          {length}
        </text>
      </g>
      <g transform={`translate(${ballX} ${ballY})`}>
        <circle class="globe" r={radius} />
        <path class="far" d={ball.land} transform={`scale(${1 / FINE})`} />
        <circle class="rim" r={radius} />
        <circle class="dot" cx={ball.dot[0]} cy={ball.dot[1]} r="4" />
      </g>
      <path class="pin" d={`M${x} ${y}s13 -15 13 -24a13 13 0 0 0 -26 0C${x - 13} ${y - 15} ${x} ${y} ${x} ${y}Z`} />
      <circle class="eye" cx={x} cy={y - 24} r="4.5" />
      {label !== null && (
        <text class="label" x={x} y={y + 24} direction={direction}>
          {label}
        </text>
      )}
    </svg>
  );
}

/** Lines of degrees: on this plane they are straight. */
function grid(view: Looked): string {
  const step = gridStep(view);
  // Turned so that the middle has no longitude: what lies beyond the date line is beside it then.
  const plane = projectionOf({ ...view, longitude: 0 });
  const lines = (middle: number) => Array.from({ length: 17 }, (_, n) => (Math.round(middle / step) + n - 8) * step);
  const at = (place: [number, number]) => plane(place) ?? [0, 0];
  const meridians = lines(view.longitude).map((each) => `M${at([each - view.longitude, view.latitude])[0].toFixed(1)} 0V${MAP.height}`);
  const parallels = lines(view.latitude).flatMap((each) => (Math.abs(each) < 85 ? [`M0 ${at([0, each])[1].toFixed(1)}H${MAP.width}`] : []));
  return [...meridians, ...parallels].join('');
}

function globe({ latitude, longitude }: Place, whole: Atlas): Ground['globe'] {
  // Looked at from half its height: what is in the middle of a ball is hard to tell from what is at its edge.
  const ball = geoOrthographic()
    .rotate([-longitude, -latitude / 2])
    .scale(GLOBE.radius * FINE)
    .translate([0, 0])
    .precision(0);
  const [x = 0, y = 0] = ball([longitude, latitude]) ?? [];
  const rounded = (points: number) => Math.round((points / FINE) * 10) / 10;
  return { land: compactPath(geoPath(ball).digits(0)(whole.land) ?? ''), dot: [rounded(x), rounded(y)] };
}

/** As page.css has them. */
const COLOURS = `:root {
  color-scheme: light dark;
  --ink: light-dark(#1d2421, #eef2ef);
  --paper: light-dark(#f7f5f0, #14181a);
  --accent: light-dark(#0b6b53, #6fd3b3);
}
`;
const RULES = `:root {
  --sea: color-mix(in srgb, var(--accent) 14%, var(--paper));
  --coast: color-mix(in srgb, var(--accent) 55%, var(--paper));
}
.sea, .globe { fill: var(--sea) }
.land { fill: var(--paper); stroke: var(--coast); stroke-width: 1.6 }
.border { fill: none; stroke: var(--coast); stroke-width: 1.4; stroke-dasharray: 6 4 }
.grid { fill: none; stroke: var(--accent); stroke-width: .5; opacity: .25 }
.far { fill: var(--coast) }
.globe { stroke: var(--paper); stroke-width: 6 }
.rim { fill: none; stroke: var(--coast) }
.pin, .dot { fill: var(--accent); stroke: var(--paper); stroke-width: 1.5 }
.eye { fill: var(--paper) }
.bar { fill: var(--ink) }
text { fill: var(--ink); stroke: var(--paper); stroke-width: 4; stroke-linejoin: round; paint-order: stroke; font: 13px system-ui, sans-serif }
.label { font-weight: 600; font-size: 17px; text-anchor: middle }
@media (max-width: 30rem) {
  text { font-size: 20px }
  .label { font-size: 24px }
}
`;
