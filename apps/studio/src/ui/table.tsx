import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { cx } from './cx.ts';

export interface Column<T> {
  head: string;
  cell: (row: T) => ReactNode;
  /** Left out where there is little room. */
  minor?: boolean | undefined;
  /** Its head is for assistive technology alone: buttons explain themselves. */
  bare?: boolean | undefined;
  className?: string | undefined;
}

interface TableProps<T> {
  label: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  keyOf: (row: T) => string;
}

/** Rows of one kind. */
export function Table<T>({ label, rows, columns, keyOf }: TableProps<T>) {
  const shape = ({ minor, className }: Column<T>) =>
    cx('px-4 py-2.5 text-start align-middle max-md:px-2.5', minor && 'max-md:hidden', className);
  return (
    // Whoever has no pointer scrolls by the arrow keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section tabIndex={0} aria-label={label} className="relative overflow-x-auto rounded-xl border border-line bg-sheet">
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-b border-line text-xs text-quiet">
            {columns.map((column) => (
              <th key={column.head} scope="col" className={cx(shape(column), 'font-medium whitespace-nowrap')}>
                {column.bare ? <span className="sr-only">{column.head}</span> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className="border-line not-last:border-b">
              {columns.map((column) => (
                <td key={column.head} className={shape(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface MoreProps {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}

/** The next page of a list, where there is one. */
export function More({ list: { hasNextPage, isFetchingNextPage, fetchNextPage } }: { list: MoreProps }) {
  const { t } = useTranslation();
  if (!hasNextPage) return null;
  return (
    <div className="mt-6 text-center">
      <Button onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
        {t('parts.more')}
      </Button>
    </div>
  );
}
