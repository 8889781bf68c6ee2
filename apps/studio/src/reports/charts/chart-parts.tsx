import { cx } from '../../ui/cx.ts';

/** Colours of series, as style.css has them for light and dark. */
export const SERIES = [
  'var(--series-1)',
  'var(--series-2)',
  'var(--series-3)',
  'var(--series-4)',
  'var(--series-5)',
  'var(--series-6)',
] as const;

export const AXIS = { stroke: 'var(--quiet)', fontSize: 12, tickLine: false, axisLine: false } as const;
export const GRID = { stroke: 'var(--line)', vertical: false } as const;

export interface Told {
  name: string;
  color: string;
  value: string;
}

/** What a pointer over a chart is told. */
export function Tip({ title, items }: { title: string; items: readonly Told[] }) {
  return (
    <div className="grid gap-1 rounded-lg border border-line bg-sheet px-3 py-2 text-xs shadow-lg">
      <p className="font-medium">{title}</p>
      {items.map(({ name, color, value }) => (
        <p key={name} className="flex items-center gap-2">
          <Dot color={color} />
          <span className="text-quiet">{name}</span>
          <span className="ms-auto ps-3 tabular-nums">{value}</span>
        </p>
      ))}
    </div>
  );
}

function Dot({ color, dashed }: { color: string; dashed?: boolean }) {
  return dashed ? (
    <svg width={14} height={4} aria-hidden>
      <line x1={0} y1={2} x2={14} y2={2} stroke={color} strokeWidth={2} strokeDasharray="4 3" />
    </svg>
  ) : (
    <span aria-hidden className="size-2.5 shrink-0 rounded-sm" style={{ background: color }} />
  );
}

export function Legend({ items, className }: { items: readonly { name: string; color: string; dashed?: boolean }[]; className?: string }) {
  return (
    <ul className={cx('flex flex-wrap gap-x-5 gap-y-1 text-xs text-quiet', className)}>
      {items.map(({ name, color, dashed }) => (
        <li key={name} className="flex items-center gap-2">
          <Dot color={color} {...(dashed && { dashed })} />
          {name}
        </li>
      ))}
    </ul>
  );
}
