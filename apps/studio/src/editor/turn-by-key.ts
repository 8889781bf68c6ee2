import type { Tour } from '@belvedere/viewer';

export interface Direction {
  yaw: number;
  pitch: number;
}

const TURNS: Readonly<Record<string, readonly [yaw: number, pitch: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
const ZOOMS: Readonly<Record<string, number>> = { '+': 1.2, '=': 1.2, '-': 1 / 1.2 };

/** Turns the picture beneath something that has the focus; false for keys that mean something else. */
export function turnByKey(tour: Tour, key: string): boolean {
  const { yaw, pitch, zoom } = tour.getView();
  const turn = TURNS[key];
  const closer = ZOOMS[key];
  const step = 5 / zoom;
  if (turn) tour.lookAt({ yaw: yaw + turn[0] * step, pitch: pitch + turn[1] * step }, { duration: 0 });
  if (closer) tour.lookAt({ zoom: zoom * closer }, { duration: 0 });
  return !!turn || !!closer;
}

/** Where an arrow key moves something on the sphere, by half a degree or with Shift by five; undefined for keys that mean something else. */
export function movedByKey({ yaw, pitch }: Direction, { key, shiftKey }: { key: string; shiftKey: boolean }): Direction | undefined {
  const turn = TURNS[key];
  const far = shiftKey ? 5 : 0.5;
  return turn && withinSphere({ yaw: yaw + turn[0] * far, pitch: pitch + turn[1] * far });
}

export const withinSphere = ({ yaw, pitch }: Direction): Direction => ({
  yaw: ((((yaw + 180) % 360) + 360) % 360) - 180,
  pitch: Math.min(90, Math.max(-90, pitch)),
});

/** What is seen at a point of the window, or in the middle of the picture. */
export function directionAt(tour: Tour, frame: HTMLElement, point: { clientX: number; clientY: number } | null): Direction | null {
  const box = frame.getBoundingClientRect();
  return tour.screenToSphere(point ? { x: point.clientX - box.left, y: point.clientY - box.top } : { x: box.width / 2, y: box.height / 2 });
}

/** As a `ref`: what appears takes the focus, once. */
export const takeFocus = (node: HTMLElement | null): void => node?.focus();
