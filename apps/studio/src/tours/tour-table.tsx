import type { TourView } from '@belvedere/sdk';
import { createColumnHelper, FlexRender, tableFeatures, useTable } from '@tanstack/react-table';
import { Fragment, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../ui/cx.ts';
import { ago } from '../words/format.ts';
import { ChooseBox } from './choose-box.tsx';
import { StatusMark } from './status-mark.tsx';
import { TourLink } from './tour-card.tsx';
import { TourMenu } from './tour-menu.tsx';
import { TourPicture } from './tour-picture.tsx';
import type { ToursViewProps } from './tours-page.tsx';
import { useTourRows } from './use-tour-rows.ts';

const ROW = 57;
const features = tableFeatures({});
const column = createColumnHelper<typeof features, TourView>();
/** Left out where there is little room. */
const MINOR = new Set(['category', 'scenes', 'views', 'rating']);

/** Tours as rows. Of thousands only those in view are in the page. */
export function TourTable({ tenant, tours, hasMore, onEnd, selection, isTrash }: ToursViewProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLTableSectionElement>(null);
  const { rows, margin, onFocusRow } = useTourRows({ frame, count: tours.length, height: ROW, onEnd });
  const isAll = tours.length > 0 && tours.every(({ id }) => selection.has(id));
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor('title', {
          header: t('tours.columns.title'),
          cell: ({ row: { original: tour } }) => (
            <span className="flex items-center gap-3">
              <TourPicture tour={tour} className="h-9 w-16 rounded-md" />
              <span className="min-w-0 truncate font-medium">
                <TourLink tenant={tenant} tour={tour} isTrash={isTrash} className="hover:underline" />
              </span>
            </span>
          ),
        }),
        column.accessor('status', { header: t('tours.columns.status'), cell: ({ row }) => <StatusMark status={row.original.status} /> }),
        column.accessor('category', { header: t('tours.columns.category'), cell: ({ getValue }) => getValue() ?? '–' }),
        column.accessor('totalScenes', { id: 'scenes', header: t('tours.columns.scenes') }),
        column.accessor('viewCount', { id: 'views', header: t('tours.columns.views') }),
        column.accessor('averageRating', {
          id: 'rating',
          header: t('tours.columns.rating'),
          cell: ({ row: { original: tour } }) => (tour.totalRatings > 0 ? tour.averageRating.toFixed(1) : '–'),
        }),
        column.accessor((tour) => (isTrash ? (tour.deletedAt ?? tour.updatedAt) : tour.updatedAt), {
          id: 'when',
          header: isTrash ? t('tours.columns.removed') : t('tours.columns.changed'),
          cell: ({ getValue }) => <span className="whitespace-nowrap">{ago(getValue())}</span>,
        }),
        column.display({
          id: 'menu',
          header: () => <span className="sr-only">{t('tours.actions')}</span>,
          cell: ({ row }) => <TourMenu tenant={tenant} tour={row.original} isTrash={isTrash} />,
        }),
      ]),
    [t, tenant, isTrash],
  );
  const table = useTable({ features, columns, data: tours, getRowId: ({ id }) => id });
  const all = table.getRowModel().rows;
  const items = rows.getVirtualItems();
  const before = (items[0]?.start ?? margin) - margin;
  const shape = (id: string) =>
    cx(
      'px-3 text-start',
      MINOR.has(id) && 'max-lg:hidden',
      id === 'title' && 'w-full max-w-0',
      (id === 'status' || id === 'when') && 'max-sm:hidden',
    );
  return (
    <div className="overflow-x-clip rounded-xl border border-line bg-sheet">
      <table className="w-full border-collapse text-sm" aria-rowcount={hasMore ? -1 : tours.length + 1}>
        <caption className="sr-only">{t('tours.title')}</caption>
        <thead className="text-xs text-quiet">
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1} className="h-10 border-b border-line">
              <th scope="col" className="w-0 ps-4">
                <ChooseBox
                  label={t('tours.chooseAll')}
                  checked={isAll}
                  onChange={() => selection.set(isAll ? [] : tours.map(({ id }) => id))}
                />
              </th>
              {group.headers.map((header) => (
                <th key={header.id} scope="col" className={cx(shape(header.column.id), 'font-medium whitespace-nowrap')}>
                  <FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody ref={frame}>
          {before > 0 && <Space height={before} columns={columns.length + 1} />}
          {items.map(({ index, start }, n) => {
            const row = all[index];
            if (!row) return null;
            const end = items[n - 1]?.end ?? start;
            return (
              <Fragment key={row.id}>
                {start > end && <Space height={start - end} columns={columns.length + 1} />}
                <tr
                  aria-rowindex={index + 2}
                  style={{ height: ROW }}
                  onFocus={() => onFocusRow(index)}
                  className={cx('border-line not-last:border-b hover:bg-raised', selection.has(row.id) && 'bg-raised')}
                >
                  <td className="ps-4">
                    <ChooseBox
                      label={t('tours.choose1', { title: row.original.title })}
                      checked={selection.has(row.id)}
                      onChange={() => selection.toggle(row.id)}
                    />
                  </td>
                  {row.getAllCells().map((cell) => (
                    <td key={cell.id} className={shape(cell.column.id)}>
                      <FlexRender cell={cell} />
                    </td>
                  ))}
                </tr>
              </Fragment>
            );
          })}
          <Space height={rows.getTotalSize() - ((items.at(-1)?.end ?? margin) - margin)} columns={columns.length + 1} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for rows that are not in the page. */
function Space({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden style={{ height }}>
      <td colSpan={columns} aria-hidden />
    </tr>
  );
}
