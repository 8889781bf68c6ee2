/** What hands do to the picture. Positions and speeds are in CSS pixels and milliseconds. */
export interface GestureEvents {
  /** A hand has taken hold: whatever moves by itself stops. */
  hold(): void;
  drag(x: number, y: number): void;
  /** The hand let go while moving. */
  release(speed: { x: number; y: number }): void;
  /** Zoom by a factor around a point. */
  zoom(factor: number, at: { x: number; y: number }): void;
}

interface Point {
  x: number;
  y: number;
}

/** Reads mouse, pen, touch and wheel on an element until the signal is aborted. */
export function readGestures(element: HTMLElement, events: GestureEvents, signal: AbortSignal): void {
  const pointers = new Map<number, Point>();
  let trail: (Point & { time: number })[] = [];
  const at = ({ offsetX: x, offsetY: y }: MouseEvent): Point => ({ x, y });
  const spread = () => {
    const [a, b] = [...pointers.values()] as [Point, Point];
    return { distance: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  };

  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0 || pointers.size > 1) return;
      element.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, at(event));
      trail = [];
      events.hold();
    },
    { signal },
  );
  element.addEventListener(
    'pointermove',
    (event) => {
      const last = pointers.get(event.pointerId);
      if (!last) return;
      const before = pointers.size === 2 ? spread() : null;
      const point = at(event);
      pointers.set(event.pointerId, point);
      if (before) {
        const after = spread();
        events.drag(after.x - before.x, after.y - before.y);
        if (before.distance > 0) events.zoom(after.distance / before.distance, after);
        return;
      }
      events.drag(point.x - last.x, point.y - last.y);
      trail = [...trail.filter(({ time }) => event.timeStamp - time < 80), { ...point, time: event.timeStamp }];
    },
    { signal },
  );
  const end = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId) || pointers.size) return;
    const [first, last] = [trail[0], trail.at(-1)];
    trail = [];
    if (event.type !== 'pointerup' || !first || !last || last.time === first.time || event.timeStamp - last.time > 60) return;
    const time = last.time - first.time;
    events.release({ x: (last.x - first.x) / time, y: (last.y - first.y) / time });
  };
  element.addEventListener('pointerup', end, { signal });
  element.addEventListener('pointercancel', end, { signal });
  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      events.hold();
      // Lines and pages of a mouse wheel, brought to about the pixels of a trackpad.
      const delta = event.deltaY * ([1, 33, 400][event.deltaMode] ?? 1);
      events.zoom(2 ** (-Math.min(Math.max(delta, -240), 240) / (event.ctrlKey ? 100 : 400)), at(event));
    },
    { signal, passive: false },
  );
}
