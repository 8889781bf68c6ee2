import type { ReactNode } from 'react';
import { cx } from '../ui/cx.ts';

export interface Figure {
  name: string;
  value: ReactNode;
  note?: string | undefined;
  isBad?: boolean | undefined;
}

/** How much there is of what, before one looks closer. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className="mb-6 grid grid-cols-2 gap-3 sm:grid-cols-3">
      {figures.map(({ name, value, note, isBad }) => (
        <div key={name} className="rounded-xl border border-line bg-sheet px-4 py-3">
          <dt className="text-xs text-quiet">{name}</dt>
          <dd className={cx('text-2xl font-semibold tabular-nums', isBad && 'text-danger')}>{value}</dd>
          {note && <dd className="text-xs text-quiet">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
