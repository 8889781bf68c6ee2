import type { Tour } from '@belvedere/viewer';

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

/** What is seen at a point of the window, or in the middle of the picture. */
export function directionAt(
  tour: Tour,
  frame: HTMLElement,
  point: { clientX: number; clientY: number } | null,
): { yaw: number; pitch: number } | null {
  const box = frame.getBoundingClientRect();
  return tour.screenToSphere(point ? { x: point.clientX - box.left, y: point.clientY - box.top } : { x: box.width / 2, y: box.height / 2 });
}

/** As a `ref`: what appears takes the focus, once. */
export const takeFocus = (node: HTMLElement | null): void => node?.focus();
