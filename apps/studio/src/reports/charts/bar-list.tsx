import type { ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';

interface BarItem {
  key: string;
  name: ReactNode;
  value: number;
  text: string;
}

/** The largest of something, each with a bar as long as its share of the largest. It is a list that is read, so it needs no table. */
export function BarList({ label, items, className }: { label: string; items: readonly BarItem[]; className?: string }) {
  const most = Math.max(1, ...items.map(({ value }) => value));
  return (
    <ol aria-label={label} className={cx('grid gap-1.5 text-sm', className)}>
      {items.map(({ key, name, value, text }) => (
        <li key={key} className="relative flex min-h-8 items-center gap-3 overflow-hidden rounded-md px-2.5">
          <span
            aria-hidden
            className="absolute inset-y-0 start-0 rounded-md bg-series-1 opacity-15"
            style={{ width: `${Math.max(1, (value / most) * 100)}%` }}
          />
          <span className="relative min-w-0 truncate">{name}</span>
          <span className="relative ms-auto tabular-nums">{text}</span>
        </li>
      ))}
    </ol>
  );
}

/** A bar in a cell of a table, beside its number. */
export function CellBar({ value, most, children }: { value: number; most: number; children: ReactNode }) {
  return (
    <span className="grid min-w-28 grid-cols-[minmax(3rem,1fr)_auto] items-center gap-2.5 tabular-nums">
      <span aria-hidden className="h-2 overflow-hidden rounded-full bg-raised">
        <span className="block h-full rounded-full bg-series-1" style={{ width: `${(value / Math.max(1, most)) * 100}%` }} />
      </span>
      <span className="min-w-10 text-end">{children}</span>
    </span>
  );
}
