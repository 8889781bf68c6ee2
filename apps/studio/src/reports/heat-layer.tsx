import type { AnalyticsHeatmap } from '@belvedere/sdk';
import type { Tour } from '@belvedere/viewer';
import { useEffect, useRef } from 'react';
import { heatColor } from './heat-colors.ts';

type Bin = AnalyticsHeatmap['items'][number];

/** CSS pixels of a pixel of the layer, which is soft anyway. */
const COARSE = 4;
/** How far the warmth of a bin reaches, in halves of its size. */
const REACH = 3.4;
/** As a bell falls: neighbours add up without seams. */
const FALLOFF = [0, 0.2, 0.4, 0.6, 0.8, 1].map((at) => [at, at === 1 ? 0 : 0.42 * Math.exp(-((at / 0.42) ** 2) / 2)] as const);
const COLORS = Array.from({ length: 256 }, (_, value) => heatColor(value / 255));

/** Where people looked, over the panorama, going with it: each bin of the sphere warms the place where the viewer shows it now. */
export function HeatLayer({ tour, bins }: { tour: Tour; bins: readonly Bin[] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const node = canvas.current;
    const pen = node?.getContext('2d', { willReadFrequently: true });
    if (!node || !pen) return;
    const most = Math.max(1, ...bins.map(({ samples }) => samples));
    // The root, as a few directions are looked at a hundred times as often as the rest.
    const parts = bins.map((bin) => ({ ...placeOf(bin), share: Math.sqrt(bin.samples / most) }));
    const draw = () => {
      const width = Math.max(1, Math.round(node.clientWidth / COARSE));
      const height = Math.max(1, Math.round(node.clientHeight / COARSE));
      if (node.width !== width || node.height !== height) Object.assign(node, { width, height });
      pen.clearRect(0, 0, width, height);
      for (const { middle, corner, share } of parts) {
        const [at, edge] = [tour.project(middle), tour.project(corner)];
        if (!at || !edge) continue;
        const [x, y] = [at.x / COARSE, at.y / COARSE];
        const radius = Math.max(1, (Math.hypot(edge.x - at.x, edge.y - at.y) / COARSE / Math.SQRT2) * REACH);
        if (x < -radius || y < -radius || x > width + radius || y > height + radius) continue;
        const warmth = pen.createRadialGradient(x, y, 0, x, y, radius);
        for (const [at, part] of FALLOFF) warmth.addColorStop(at, `rgb(0 0 0 / ${part * share})`);
        pen.fillStyle = warmth;
        pen.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
      }
      colorize(pen, width, height);
    };
    draw();
    const stops = [tour.on('view', draw), tour.on('scene', draw)];
    const sizes = new ResizeObserver(draw);
    sizes.observe(node);
    return () => {
      sizes.disconnect();
      for (const stop of stops) stop();
    };
  }, [tour, bins]);
  return <canvas ref={canvas} data-heat className="pointer-events-none absolute inset-0 size-full" aria-hidden />;
}

/** How warm each pixel is says its alpha; now it gets the colour of that. */
function colorize(pen: CanvasRenderingContext2D, width: number, height: number): void {
  const image = pen.getImageData(0, 0, width, height);
  const { data } = image;
  for (let at = 0; at < data.length; at += 4) {
    const warmth = data[at + 3] ?? 0;
    if (warmth === 0) continue;
    const [red, green, blue] = COLORS[warmth] ?? COLORS[0]!;
    data[at] = red;
    data[at + 1] = green;
    data[at + 2] = blue;
    data[at + 3] = Math.min(175, warmth * 0.95);
  }
  pen.putImageData(image, 0, 0);
}

function placeOf({ yawFrom, yawTo, pitchFrom, pitchTo }: Bin) {
  return { middle: { yaw: (yawFrom + yawTo) / 2, pitch: (pitchFrom + pitchTo) / 2 }, corner: { yaw: yawTo, pitch: pitchTo } };
}
