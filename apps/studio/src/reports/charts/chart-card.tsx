import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/page.tsx';
import { Table, type Column } from '../../ui/table.tsx';

interface Props<T> {
  title: string;
  lead?: string | undefined;
  actions?: ReactNode;
  /** The same in rows: for who can't see the picture, and for who wants the numbers. */
  table: { rows: readonly T[]; columns: readonly Column<T>[]; keyOf: (row: T) => string };
  className?: string;
  children: ReactNode;
}

/** A chart, which is there to be seen, with its numbers below it. */
export function ChartCard<T>({ title, lead, actions, table, className, children }: Props<T>) {
  const { t } = useTranslation();
  return (
    <Section title={title} lead={lead} actions={actions} className={className}>
      <div aria-hidden>{children}</div>
      <details className="group text-sm">
        <summary className="w-fit cursor-pointer rounded text-quiet hover:text-ink">
          {t('reports.asTable')}
          <span className="sr-only">: {title}</span>
        </summary>
        <div className="mt-3 max-h-96 overflow-auto">
          <Table label={`${t('reports.asTable')}: ${title}`} {...table} />
        </div>
      </details>
    </Section>
  );
}
