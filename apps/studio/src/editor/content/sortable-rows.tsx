import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button.tsx';

/** Rows that can be put into another order and taken away; each names itself by its number. */
export function SortableRows<Row>(props: {
  rows: readonly Row[];
  /** Fewer are not allowed. */
  least?: number;
  onChange: (rows: Row[]) => void;
  children: (row: Row, index: number, change: (next: Partial<Row>) => void) => ReactNode;
}) {
  const { rows, least = 0, onChange, children } = props;
  const { t } = useTranslation();
  const swap = (a: number, b: number) => onChange(rows.map((row, index) => (index === a ? rows[b]! : index === b ? rows[a]! : row)));
  return (
    <ol className="grid gap-2">
      {rows.map((row, index) => (
        <li key={index} className="grid gap-3 rounded-lg border border-line p-3">
          {children(row, index, (next) => onChange(rows.map((each, at) => (at === index ? { ...each, ...next } : each))))}
          <div className="-m-1 flex justify-end">
            <IconButton
              className="size-8"
              label={t('editor.rows.up', { n: index + 1 })}
              disabled={index === 0}
              onClick={() => swap(index, index - 1)}
            >
              <ArrowUp size={15} aria-hidden />
            </IconButton>
            <IconButton
              className="size-8"
              label={t('editor.rows.down', { n: index + 1 })}
              disabled={index === rows.length - 1}
              onClick={() => swap(index, index + 1)}
            >
              <ArrowDown size={15} aria-hidden />
            </IconButton>
            <IconButton
              className="size-8"
              label={t('editor.rows.remove', { n: index + 1 })}
              disabled={rows.length <= least}
              onClick={() => onChange(rows.filter((_, at) => at !== index))}
            >
              <Trash2 size={15} aria-hidden />
            </IconButton>
          </div>
        </li>
      ))}
    </ol>
  );
}
