import type { ToursListInput } from '@belvedere/sdk';
import { useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Empty, Loading } from '../ui/state.tsx';
import { NewTour } from './new-tour.tsx';
import type { ToursSearch } from './routes.ts';
import { TourCard } from './tour-card.tsx';

const STATUSES = ['draft', 'in_review', 'scheduled', 'published', 'archived'] as const;

/** All tours of the workspace; what is looked for stands in the address. */
export function ToursPage() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/signed-in/$tenant' });
  const { search = '', status } = useSearch({ from: '/signed-in/$tenant/shell/tours' });
  const navigate = useNavigate({ from: '/$tenant/tours' });
  const [isNew, setNew] = useState(false);
  const [text, setText] = useState(search);
  const wanted = useDeferredValue(text.trim());
  useEffect(() => {
    if (wanted !== search)
      void navigate({ search: (before: ToursSearch) => ({ ...before, search: wanted || undefined }) as never, replace: true });
  }, [wanted, search, navigate]);

  const input: ToursListInput = {
    limit: 48,
    ...(search && { search }),
    status: STATUSES.find((each) => each === status),
  };
  const list = useBelvedereInfiniteQuery((client) => client.tours.list, input, { throwOnError: true });
  const tours = list.data?.pages.flatMap(({ items }) => items);
  const isFiltered = !!search || !!status;

  return (
    <>
      <div className="mb-6 flex flex-wrap items-end gap-3">
        <h1 className="me-auto text-2xl font-semibold tracking-tight">{t('tours.title')}</h1>
        <div className="w-56">
          <TextField
            bare
            type="search"
            label={t('tours.searchLabel')}
            placeholder={t('tours.searchLabel')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <div className="w-40">
          <SelectField
            bare
            label={t('tours.any')}
            value={status ?? ''}
            onChange={({ target }) =>
              void navigate({ search: (before: ToursSearch) => ({ ...before, status: target.value || undefined }) as never, replace: true })
            }
          >
            <option value="">{t('tours.any')}</option>
            {STATUSES.map((each) => (
              <option key={each} value={each}>
                {t(`tours.status.${each}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <Button look="primary" onClick={() => setNew(true)}>
          <Plus size={16} aria-hidden />
          {t('tours.create')}
        </Button>
      </div>

      {!tours && <Loading />}
      {tours?.length === 0 && isFiltered && <p className="py-16 text-center text-quiet">{t('tours.nothingFound')}</p>}
      {tours?.length === 0 && !isFiltered && (
        <Empty title={t('tours.empty')}>
          <p className="text-quiet">{t('tours.emptyLead')}</p>
          <Button look="primary" onClick={() => setNew(true)}>
            {t('tours.create')}
          </Button>
        </Empty>
      )}
      {!!tours?.length && (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(17rem,100%),1fr))] gap-5">
          {tours.map((tour) => (
            <li key={tour.id}>
              <TourCard tenant={tenant} tour={tour} />
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <div className="mt-8 text-center">
          <Button onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>
            {t('tours.loadMore')}
          </Button>
        </div>
      )}
      <NewTour tenant={tenant} open={isNew} onClose={() => setNew(false)} />
    </>
  );
}
