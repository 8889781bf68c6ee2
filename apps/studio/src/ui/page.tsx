import type { ReactNode } from 'react';
import { cx } from './cx.ts';

/** The head of a screen: what it is, why one is here, and what can be begun. */
export function PageHead({ title, lead, children }: { title: string; lead?: string | undefined; children?: ReactNode }) {
  return (
    <div className="mb-6 flex items-start gap-x-6 gap-y-3 max-md:flex-wrap">
      <div className="me-auto grid max-w-2xl gap-1">
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
        {lead && <p className="text-sm text-quiet">{lead}</p>}
      </div>
      {children && <div className="flex flex-wrap items-start gap-2 md:shrink-0">{children}</div>}
    </div>
  );
}

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
      <div className="flex items-start justify-between gap-3 max-sm:flex-wrap">
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

const TONES = { good: 'text-good', warn: 'text-warn', bad: 'text-danger', quiet: 'text-quiet' } as const;
export type Tone = keyof typeof TONES;

/** How something stands, in a word and a colour. */
export function Mark({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={cx('inline-flex items-center gap-1.5 text-xs font-medium whitespace-nowrap', TONES[tone])}>
      <span aria-hidden className="size-1.5 rounded-full bg-current" />
      {children}
    </span>
  );
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

/** Text of machines: JSON, addresses, secrets. */
export function Code({ children, label }: { children: string; label: string }) {
  return (
    <section
      // Whoever has no pointer scrolls by the arrow keys.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={label}
      dir="ltr"
      className="relative max-h-80 overflow-auto rounded-lg bg-raised p-3 font-mono text-xs"
    >
      <pre>{children}</pre>
    </section>
  );
}
