import { defaultRangeExtractor, useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';

/** Rows that are asked for before they come into view. */
const AHEAD = 6;

interface Options {
  /** What holds the rows. */
  frame: RefObject<HTMLElement | null>;
  count: number;
  /** Pixels. */
  height: number;
  onEnd: () => void;
}

/**
 * Rows of a long list in the scrolling page: those in view are there, and the one with the focus, so that scrolling never drops it.
 * Near the end more are asked for.
 */
export function useTourRows({ frame, count, height, onEnd }: Options): {
  rows: Virtualizer<Window, Element>;
  margin: number;
  onFocusRow: (index: number | null) => void;
} {
  const [margin, setMargin] = useState(0);
  const [focused, setFocused] = useState<number | null>(null);
  useLayoutEffect(() => {
    const node = frame.current;
    if (!node) return;
    const measure = () => setMargin(node.getBoundingClientRect().top + scrollY);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [frame]);
  // It holds functions that change what it says; nothing here is kept of them.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useWindowVirtualizer({
    count,
    estimateSize: () => height,
    overscan: AHEAD,
    scrollMargin: margin,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      if (focused === null || focused >= count || shown.includes(focused)) return shown;
      return [...shown, focused].toSorted((a, b) => a - b);
    },
  });
  useEffect(() => rows.measure(), [rows, height]);
  const last = rows.range?.endIndex ?? 0;
  useEffect(() => {
    if (last >= count - AHEAD * 2) onEnd();
  }, [last, count, onEnd]);
  return { rows, margin, onFocusRow: setFocused };
}
