import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { TourCard } from './tour-card.tsx';
import type { ToursViewProps } from './tours-page.tsx';
import { useTourRows } from './use-tour-rows.ts';

const WIDTH = 260;
const GAP = 20;
/** Below the picture: title and facts, each a line. */
const WORDS = 74;

/** Tours as pictures. Of thousands only those in view are in the page. */
export function TourCards({ tenant, tours, hasMore, onEnd, selection, isTrash }: ToursViewProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLUListElement>(null);
  const width = useWidth(frame);
  const columns = Math.max(1, Math.floor((width + GAP) / (WIDTH + GAP)));
  const card = (width - GAP * (columns - 1)) / columns;
  const height = Math.round((card * 9) / 16) + WORDS + GAP;
  const { rows, margin, onFocusRow } = useTourRows({ frame, count: Math.ceil(tours.length / columns), height, onEnd });
  const places = rows.getVirtualItems().flatMap(({ index, start }) =>
    tours.slice(index * columns, (index + 1) * columns).map((tour, column) => ({
      tour,
      row: index,
      at: index * columns + column,
      style: { width: card, height: height - GAP, insetInlineStart: column * (card + GAP), transform: `translateY(${start - margin}px)` },
    })),
  );
  return (
    <ul
      ref={frame}
      aria-label={t('tours.title')}
      className="relative overflow-clip [overflow-clip-margin:0.5rem]"
      style={{ height: Math.max(0, rows.getTotalSize() - GAP) }}
    >
      {width > 0 &&
        places.map(({ tour, row, at, style }) => (
          // The focus is of what is inside.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li
            key={tour.id}
            aria-setsize={hasMore ? -1 : tours.length}
            aria-posinset={at + 1}
            className="absolute top-0"
            style={style}
            onFocus={() => onFocusRow(row)}
          >
            <TourCard tenant={tenant} tour={tour} selection={selection} isTrash={isTrash} />
          </li>
        ))}
    </ul>
  );
}

function useWidth(frame: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const node = frame.current;
    if (!node) return;
    const measure = () => setWidth(node.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}
