import { encodeQR } from 'qr';
import { cx } from './cx.ts';

const QUIET = 4;

/** Drawn here: what it says goes to nobody. Dark on light in every theme, for cameras. */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
  const rows = encodeQR(text, 'raw', { border: QUIET });
  const path = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg
      // An `img` would load what is here already.
      role="img" // oxlint-disable-line jsx-a11y/prefer-tag-over-role
      aria-label={label}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      shapeRendering="crispEdges"
      className={cx('rounded-lg bg-white', className)}
    >
      <path d={path} className="fill-black" />
    </svg>
  );
}
