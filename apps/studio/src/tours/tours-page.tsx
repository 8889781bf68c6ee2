import type { TourView } from '@belvedere/sdk';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { FileUp, Plus, Trash2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '../ui/button.tsx';
import { changed, type Changes } from '../ui/filters.tsx';
import { Empty, Loading } from '../ui/state.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { NewTour } from './new-tour.tsx';
import { useSelection, type Selection } from './selection.ts';
import { TourCards } from './tour-cards.tsx';
import { TourFilters } from './tour-filters.tsx';
import { TourTable } from './tour-table.tsx';
import { isNarrowed, type ToursSearch } from './tours-search.ts';
import { useTours } from './use-tours.ts';

export interface ToursViewProps {
  tenant: string;
  tours: TourView[];
  hasMore: boolean;
  /** The end of what is there comes near. */
  onEnd: () => void;
  selection: Selection;
  isTrash: boolean;
}

/** All tours of the workspace, or what was removed; what is looked for stands in the address. */
export function ToursPage() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/signed-in/$tenant' });
  const search: ToursSearch = useSearch({ from: '/signed-in/$tenant/shell/tours' });
  const navigate = useNavigate({ from: '/$tenant/tours' });
  const [isNew, setNew] = useState(false);
  const selection = useSelection();
  const { tours, hasMore, isFetching, more } = useTours(search);
  const isTrash = search.removed === true;
  const change = useCallback(
    (changes: Changes<ToursSearch>) => void navigate({ search: (before: ToursSearch) => changed(before, changes), replace: true }),
    [navigate],
  );
  const { set } = selection;
  // What is chosen in the trash is nothing to be archived.
  useEffect(() => set([]), [isTrash]); // oxlint-disable-line react/exhaustive-deps
  const isFiltered = isTrash ? !!search.search : isNarrowed(search);
  const View = search.view === 'table' ? TourTable : TourCards;
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center gap-2">
        <h1 className="me-auto text-2xl font-semibold tracking-tight">{isTrash ? t('tours.trash') : t('tours.title')}</h1>
        {isTrash ? (
          <Link to="/$tenant/tours" params={{ tenant }} className={buttonClass()}>
            {t('tours.back')}
          </Link>
        ) : (
          <>
            <Link to="/$tenant/tours" params={{ tenant }} search={{ removed: true }} className={buttonClass('quiet')}>
              <Trash2 size={16} aria-hidden />
              <span className="max-sm:sr-only">{t('tours.trash')}</span>
            </Link>
            <Button onClick={() => change({ import: 'new' })}>
              <FileUp size={16} aria-hidden />
              <span className="max-sm:sr-only">{t('tours.import')}</span>
            </Button>
            <Button look="primary" onClick={() => setNew(true)}>
              <Plus size={16} aria-hidden />
              {t('tours.create')}
            </Button>
          </>
        )}
      </div>
      {isTrash && <p className="-mt-3 mb-5 max-w-2xl text-sm text-quiet">{t('tours.trashLead')}</p>}
      {(tours === undefined || tours.length > 0 || isFiltered) && <TourFilters key={String(isTrash)} search={search} onChange={change} />}

      {!tours && <Loading />}
      {tours?.length === 0 && isFiltered && <p className="py-16 text-center text-quiet">{t('tours.nothingFound')}</p>}
      {tours?.length === 0 && !isFiltered && isTrash && <p className="py-16 text-center text-quiet">{t('tours.trashEmpty')}</p>}
      {tours?.length === 0 && !isFiltered && !isTrash && (
        <Empty title={t('tours.empty')}>
          <p className="text-quiet">{t('tours.emptyLead')}</p>
          <Button look="primary" onClick={() => setNew(true)}>
            {t('tours.create')}
          </Button>
        </Empty>
      )}
      {!!tours?.length && (
        <View tenant={tenant} tours={tours as TourView[]} hasMore={hasMore} onEnd={more} selection={selection} isTrash={isTrash} />
      )}
      {isFetching && <Loading />}
      <BulkBar tours={tours ?? []} selection={selection} isTrash={isTrash} />
      <NewTour tenant={tenant} open={isNew} onClose={() => setNew(false)} />
      <ImportDialog tenant={tenant} shown={search.import} onShow={(id) => change({ import: id })} />
    </>
  );
}
