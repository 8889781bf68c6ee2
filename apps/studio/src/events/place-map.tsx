import { gridOf, MAP, panned, placeAt, projectionOf, readAtlas, scaleBar, viewOf, zoomed, type Place, type View } from '@belvedere/maps';
import { geoPath } from 'd3-geo';
import { Minus, Plus } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import atlas from 'world-atlas/countries-110m.json' with { type: 'json' };
import { Button, IconButton } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { distance } from './distance.ts';

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Points that a key moves the pin, with Shift the second. */
const STEP = [8, 1] as const;
const MOVED = 4;
const EDGE = 24;

const isSeen = ([x, y]: readonly [number, number]) => x >= EDGE && x <= MAP.width - EDGE && y >= EDGE && y <= MAP.height - EDGE;

const { land, borders } = readAtlas(atlas);

export interface Spot extends Place {
  id: string;
  name: string;
}

export interface PlaceMapProps {
  place: Place | null;
  /** Others, to find one's way by. */
  spots?: readonly Spot[];
  onPlace: (place: Place) => void;
}

/** A map of the world that is drawn here: nobody is asked for it, so nobody learns which place is looked at. */
export function PlaceMap({ place, spots = [], onPlace }: PlaceMapProps) {
  const { t } = useTranslation();
  const [view, setView] = useState<View>(() => viewOf(place ? [place] : spots));
  const [known, setKnown] = useState(place);
  const [put, setPut] = useState<Place | null>(null);
  const ground = useRef<HTMLDivElement>(null);
  const drag = useRef<{ x: number; y: number; from: View; hasMoved: boolean } | null>(null);
  const projection = projectionOf(view);
  const pointOf = ({ latitude, longitude }: Place) => projection([longitude, latitude]) ?? ([-1, -1] as const);
  const isSame = (one: Place | null, other: Place | null) => one?.latitude === other?.latitude && one?.longitude === other?.longitude;
  // What was typed meanwhile comes into sight, and what was moved towards the edge.
  if (!isSame(place, known)) {
    setKnown(place);
    if (place && !isSame(place, put)) setView(viewOf([place], view.zoom));
    else if (place && !isSeen(pointOf(place))) setView({ ...view, ...place });
  }
  const onPut = (at: Place) => {
    setPut(at);
    onPlace(at);
  };
  const path = geoPath(projection);
  const bar = scaleBar(view);
  const percent = ([x, y]: readonly [number, number]) => ({ left: `${(x / MAP.width) * 100}%`, top: `${(y / MAP.height) * 100}%` });
  const at = ({ clientX, clientY }: PointerEvent): [number, number] => {
    const box = ground.current?.getBoundingClientRect();
    return box ? [((clientX - box.left) / box.width) * MAP.width, ((clientY - box.top) / box.height) * MAP.height] : [0, 0];
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const [x, y] = at(event);
    drag.current = { x, y, from: view, hasMoved: false };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent) => {
    const now = drag.current;
    if (!now) return;
    const [x, y] = at(event);
    if (!now.hasMoved && Math.hypot(x - now.x, y - now.y) < MOVED) return;
    now.hasMoved = true;
    setView(panned(now.from, [x - now.x, y - now.y]));
  };
  const onPointerUp = (event: PointerEvent) => {
    if (drag.current && !drag.current.hasMoved) onPut(placeAt(view, at(event)));
    drag.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === '+' || event.key === '-') setView(zoomed(view, event.key === '+' ? 1 : -1));
    const step = STEPS[event.key];
    if (!step || !place) return;
    event.preventDefault();
    const [x, y] = pointOf(place);
    const far = STEP[event.shiftKey ? 1 : 0];
    onPut(placeAt(view, [x + step[0] * far, y + step[1] * far]));
  };
  return (
    <section aria-label={t('venues.map')} className="grid gap-2">
      <div
        ref={ground}
        className="relative aspect-[2/1] w-full touch-none overflow-hidden rounded-lg border border-line bg-raised select-none"
        // By a keyboard the pin is what moves; it is a button of its own.
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
      >
        <svg viewBox={`0 0 ${MAP.width} ${MAP.height}`} aria-hidden className="block size-full cursor-crosshair">
          <path d={path(land) ?? ''} className="fill-sheet stroke-edge" strokeWidth={0.8} />
          <path d={path(borders) ?? ''} className="fill-none stroke-line" strokeWidth={0.8} />
          <path d={path(gridOf(view)) ?? ''} className="fill-none stroke-edge opacity-25" strokeWidth={0.5} />
          <g className="fill-ink stroke-sheet" transform={`translate(12 ${MAP.height - 12})`}>
            <rect width={bar.width} height={3} strokeWidth={0.5} />
            <text y={-6} fontSize={11} strokeWidth={3} paintOrder="stroke" direction="ltr">
              {distance(bar.meters)}
            </text>
          </g>
        </svg>
        {spots.map((spot) => (
          <span
            key={spot.id}
            className="pointer-events-none absolute -translate-1/2 text-[10px] whitespace-nowrap text-quiet"
            style={percent(pointOf(spot))}
          >
            <span aria-hidden className="mx-auto block size-2 rounded-full bg-quiet" />
            <span className="absolute start-3 top-1/2 -translate-y-1/2">{spot.name}</span>
          </span>
        ))}
        {place && isFinite(pointOf(place)[0]) && (
          <button
            type="button"
            aria-label={t('venues.pin')}
            title={t('venues.pin')}
            className="absolute grid size-8 -translate-x-1/2 -translate-y-full place-items-center rounded-full"
            style={percent(pointOf(place))}
            onKeyDown={onKeyDown}
          >
            <svg viewBox="0 0 24 24" aria-hidden className="size-8 fill-accent stroke-on-accent">
              <path d="M12 23s8-9 8-14.5a8 8 0 0 0-16 0C4 14 12 23 12 23Z" strokeWidth={1.2} />
              <circle cx={12} cy={8.5} r={2.8} className="fill-on-accent" />
            </svg>
          </button>
        )}
        <div
          className="absolute end-2 top-2 grid rounded-lg border border-line bg-sheet"
          onPointerDown={(event) => event.stopPropagation()}
        >
          <IconButton
            label={t('venues.zoomIn')}
            className="size-8"
            onClick={() => setView(zoomed(place ? { ...view, ...place } : view, 1))}
          >
            <Plus size={16} aria-hidden />
          </IconButton>
          <IconButton label={t('venues.zoomOut')} className="size-8" onClick={() => setView(zoomed(view, -1))}>
            <Minus size={16} aria-hidden />
          </IconButton>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-3 text-xs text-quiet">
        <p className={cx('me-auto', place && 'max-w-prose')}>{t(place ? 'venues.mapHintPin' : 'venues.mapHint')}</p>
        {!place && (
          <Button className="min-h-8 py-0.5" onClick={() => onPut(placeAt(view, [MAP.width / 2, MAP.height / 2]))}>
            {t('venues.putPin')}
          </Button>
        )}
      </div>
    </section>
  );
}
