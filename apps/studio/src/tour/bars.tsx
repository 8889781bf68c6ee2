import type { ReactNode } from 'react';
import { amount } from '../words/moments.ts';

interface Row {
  name: string;
  /** What is shown for the name, which is then for assistive technology alone. */
  shown?: ReactNode;
  count: number;
}

/** How much of each, as bars beside the numbers. */
export function Bars({ label, rows }: { label: string; rows: readonly Row[] }) {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <ul aria-label={label} className="grid grid-cols-[max-content_minmax(0,1fr)_max-content] items-center gap-x-3 gap-y-2 text-sm">
      {rows.map(({ name, shown, count }) => (
        <li key={name} className="contents">
          {shown ?? <span>{name}</span>}
          <span aria-hidden className="h-2 overflow-hidden rounded-full bg-raised">
            <span className="block h-full rounded-full bg-accent" style={{ width: `${(count / most) * 100}%` }} />
          </span>
          <span className="text-end tabular-nums">{amount(count)}</span>
        </li>
      ))}
    </ul>
  );
}
