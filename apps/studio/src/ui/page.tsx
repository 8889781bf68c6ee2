import type { ReactNode } from 'react';
import { cx } from './cx.ts';

interface SectionProps {
  title: string;
  lead?: string | undefined;
  actions?: ReactNode;
  className?: string | undefined;
  children?: ReactNode;
}

/** One matter of a screen. */
export function Section({ title, lead, actions, className, children }: SectionProps) {
  return (
    <section className={cx('mb-6 grid grid-cols-1 gap-4 rounded-xl border border-line bg-sheet p-5', className)}>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid max-w-2xl gap-1">
          <h2 className="font-semibold">{title}</h2>
          {lead && <p className="text-sm text-quiet">{lead}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** Fields beside each other where there is room. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">{children}</div>;
}

/** Facts with their names. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-quiet">{name}</dt>
          <dd className="min-w-0 break-words max-sm:mb-1.5">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
