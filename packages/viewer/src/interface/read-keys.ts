/** Directions that are held: −1, 0 or 1 each. */
export interface HeldDirections {
  yaw: number;
  pitch: number;
  zoom: number;
}

const KEYS: Readonly<Record<string, readonly [keyof HeldDirections, 1 | -1]>> = {
  ArrowLeft: ['yaw', -1],
  ArrowRight: ['yaw', 1],
  ArrowUp: ['pitch', 1],
  ArrowDown: ['pitch', -1],
  '+': ['zoom', 1],
  '=': ['zoom', 1],
  '-': ['zoom', -1],
  _: ['zoom', -1],
};

/** Reads the keys that move the view. `step` is called for each press, `held` answers what is held since. */
export function readKeys(
  element: HTMLElement,
  step: (direction: HeldDirections) => void,
  signal: AbortSignal,
): { held: () => HeldDirections } {
  const down = new Map<string, number>();
  element.addEventListener(
    'keydown',
    (event) => {
      const found = Object.hasOwn(KEYS, event.key) ? KEYS[event.key]! : null;
      // In a panel, a menu or the list of scenes these keys have their own meaning.
      const own = event.target instanceof Element ? event.target.closest('.own-keys, select, input') : null;
      const elsewhere = own && element.contains(own);
      if (!found || elsewhere || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      if (down.has(event.key)) return;
      down.set(event.key, event.timeStamp);
      step({ yaw: 0, pitch: 0, zoom: 0, [found[0]]: found[1] });
    },
    { signal },
  );
  element.addEventListener('keyup', ({ key }) => down.delete(key), { signal });
  // A key let go of outside is never reported.
  element.addEventListener('focusout', () => down.clear(), { signal });
  return {
    held() {
      const direction = { yaw: 0, pitch: 0, zoom: 0 };
      for (const key of down.keys()) {
        const [axis, sign] = KEYS[key]!;
        direction[axis] += sign;
      }
      return direction;
    },
  };
}
