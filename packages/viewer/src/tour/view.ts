import { normalizeYaw } from '@belvedere/manifest';

/** Where one looks, in degrees, and how close: zoom 1 is 90° across the longer side, larger is closer. */
export interface View {
  yaw: number;
  pitch: number;
  zoom: number;
}

export const sameView = (a: View, b: View): boolean => a.yaw === b.yaw && a.pitch === b.pitch && a.zoom === b.zoom;

/** Limits of the view in a scene. */
export interface ViewLimits {
  minZoom: number;
  maxZoom: number;
}

const DEGREES = 180 / Math.PI;
const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** The nearest view that the limits allow. What is not a finite number is taken from `fallback`. */
export function clampView(view: View, limits: ViewLimits, fallback: View = { yaw: 0, pitch: 0, zoom: 1 }): View {
  const finite = (key: keyof View) => (Number.isFinite(view[key]) ? view[key] : fallback[key]);
  return {
    yaw: normalizeYaw(finite('yaw')),
    pitch: clamp(finite('pitch'), -90, 90),
    zoom: clamp(finite('zoom'), limits.minZoom, Math.max(limits.minZoom, limits.maxZoom)),
  };
}

/** Degrees that a pixel covers in the middle of the picture. */
export function degreesPerPixel(zoom: number, longerSide: number): number {
  return ((2 / zoom) * DEGREES) / longerSide;
}

/** The view after the picture has been dragged by pixels: the point under the pointer stays under it. */
export function dragView(view: View, { x, y, longerSide }: { x: number; y: number; longerSide: number }): View {
  const degrees = degreesPerPixel(view.zoom, longerSide);
  // Near the poles a pixel spans many degrees of yaw; unbounded, the picture would spin.
  const stretch = 1 / Math.max(Math.cos(view.pitch / DEGREES), 0.35);
  return { ...view, yaw: view.yaw - x * degrees * stretch, pitch: view.pitch + y * degrees };
}

/** One step of a movement: the next view, or null when it has come to rest. */
export type Motion = (view: View, elapsed: number) => View | null;

/** Glides to a view on the shorter way; `duration` in ms. */
export function glide(from: View, to: View, duration: number): Motion {
  const turn = normalizeYaw(to.yaw - from.yaw);
  let spent = 0;
  return (_view, elapsed) => {
    if (spent >= duration) return null;
    spent = Math.min(spent + elapsed, duration);
    const t = spent / duration;
    const eased = t * t * (3 - 2 * t);
    return {
      yaw: from.yaw + turn * eased,
      pitch: from.pitch + (to.pitch - from.pitch) * eased,
      // Zoom is a factor: equal steps for the eye are equal ratios.
      zoom: from.zoom * (to.zoom / from.zoom) ** eased,
    };
  };
}

/** Coasts after a throw: pixels a ms that fade within about a second. */
export function coast(speed: { x: number; y: number }, longerSide: number): Motion {
  let { x, y } = speed;
  return (view, elapsed) => {
    if (Math.hypot(x, y) < 0.01) return null;
    const next = dragView(view, { x: x * elapsed, y: y * elapsed, longerSide });
    const fade = Math.exp(-elapsed / 250);
    x *= fade;
    y *= fade;
    return next;
  };
}

/** Turns for ever; degrees a second. The horizon comes back slowly. */
export function turn(speed: number): Motion {
  return (view, elapsed) => ({
    ...view,
    yaw: view.yaw + (speed * elapsed) / 1000,
    pitch: view.pitch * Math.exp(-elapsed / 8000),
  });
}

/** Moves as long as keys are held: directions −1, 0 or 1, asked anew at each step. */
export function steer(direction: () => { yaw: number; pitch: number; zoom: number }): Motion {
  return (view, elapsed) => {
    const { yaw, pitch, zoom } = direction();
    if (!yaw && !pitch && !zoom) return null;
    const degrees = (0.06 * elapsed) / view.zoom;
    return { yaw: view.yaw + yaw * degrees, pitch: view.pitch + pitch * degrees, zoom: view.zoom * 1.0012 ** (zoom * elapsed) };
  };
}
