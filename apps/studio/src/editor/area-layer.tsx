import type { HotspotView } from '@belvedere/sdk';
import type { Tour } from '@belvedere/viewer';
import { useEffect, useRef } from 'react';

type Corner = { yaw: number; pitch: number };
export interface Outline {
  id: string;
  corners: readonly Corner[];
  color: string;
  isChosen: boolean;
}

/** Outlines over the picture, which go with it. */
export function AreaLayer({ tour, outlines }: { tour: Tour; outlines: readonly Outline[] }) {
  const nodes = useRef(new Map<string, SVGPolygonElement>());
  useEffect(() => {
    const putAll = () => {
      for (const { id, corners } of outlines) {
        const points = corners.map((corner) => tour.project(corner));
        // Of what reaches behind the eye nothing is drawn: its edges would run across the picture.
        const seen = points.every((point) => point !== null) ? points.map((point) => `${point?.x.toFixed(1)},${point?.y.toFixed(1)}`) : [];
        nodes.current.get(id)?.setAttribute('points', seen.join(' '));
      }
    };
    putAll();
    const stops = [tour.on('view', putAll), tour.on('scene', putAll)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [tour, outlines]);
  return (
    <svg className="pointer-events-none absolute inset-0 size-full" aria-hidden>
      {outlines.map(({ id, color, isChosen }) => (
        <polygon
          key={id}
          ref={(node) => {
            if (node) nodes.current.set(id, node);
            else nodes.current.delete(id);
          }}
          style={{ fill: color, stroke: color }}
          fillOpacity={isChosen ? 0.35 : 0.18}
          strokeWidth={isChosen ? 3 : 1.5}
          strokeLinejoin="round"
        />
      ))}
    </svg>
  );
}

export function outlinesOf(hotspots: readonly HotspotView[], selected: string | undefined): Outline[] {
  return hotspots.flatMap(({ id, area, iconColor }) => (area ? { id, corners: area, color: iconColor, isChosen: id === selected } : []));
}
