import { useEffect, useEffectEvent, useRef } from 'react';

/** Acts on the first value that is at rest, and whenever it is another one than when it was last at rest. */
export function useWhenChanged(value: string, isAtRest: boolean, act: (isFirst: boolean) => void): void {
  const seen = useRef<string>(undefined);
  const changed = useEffectEvent(act);
  useEffect(() => {
    if (!isAtRest || seen.current === value) return;
    const isFirst = seen.current === undefined;
    seen.current = value;
    changed(isFirst);
  }, [value, isAtRest]);
}
