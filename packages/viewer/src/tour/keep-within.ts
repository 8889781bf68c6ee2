import { normalizeYaw } from '@belvedere/manifest';
import type { ViewBounds } from '../manifest-types.ts';
import type { View } from './view.ts';

const DEGREES = 180 / Math.PI;
const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** The nearest view that shows nothing beyond the bounds in the middle of its edges; of a picture that is too small for that, its middle. */
export function keepWithin(view: View, bounds: ViewBounds, size: { width: number; height: number }): View {
  const longer = Math.max(size.width, size.height);
  const halves = [(bounds.right - bounds.left) / 2, (bounds.top - bounds.bottom) / 2] as const;
  const sides = [size.width / longer, size.height / longer] as const;
  // Closer, until the picture fills the frame.
  const zoom = Math.max(view.zoom, ...halves.map((half, at) => (half < 89 ? sides[at]! / Math.tan(half / DEGREES) : 0)));
  const [x, y] = halves.map((half, at) => Math.max(half - Math.atan(sides[at]! / zoom) * DEGREES, 0)) as [number, number];
  const [yaw, pitch] = [(bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2];
  return {
    yaw: halves[0] < 180 ? normalizeYaw(yaw + clamp(normalizeYaw(view.yaw - yaw), -x, x)) : view.yaw,
    // Up to a pole there is nothing beyond.
    pitch: clamp(view.pitch, bounds.bottom > -90 ? pitch - y : -90, bounds.top < 90 ? pitch + y : 90),
    zoom,
  };
}
