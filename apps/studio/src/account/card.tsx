import type { ReactNode } from 'react';

/** The one thing on a page: what it is, why, and a form. */
export function Card({ title, lead, children }: { title: string; lead?: string; children?: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10">
      <div className="grid w-full max-w-md gap-6 rounded-2xl border border-line bg-sheet p-7 shadow-sm">
        <div className="grid gap-2">
          <p className="text-sm font-semibold tracking-tight text-quiet">Belvedere</p>
          <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
          {lead && <p className="text-sm text-quiet">{lead}</p>}
        </div>
        {children}
      </div>
    </main>
  );
}
