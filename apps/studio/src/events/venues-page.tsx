import type { VenueView } from '@belvedere/sdk';
import { useBelvedereInfiniteQuery, useBelvedereQuery } from '@belvedere/sdk/react';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { LocateFixed, Plus, X } from 'lucide-react';
import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readPlace } from '../tour/place.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Empty, Loading } from '../ui/state.tsx';
import { More, Table } from '../ui/table.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { distance } from './distance.ts';
import { LazyMap } from './lazy-map.tsx';

interface Row {
  venue: VenueView;
  meters?: number;
}

/** Where events take place: by name, or around a place. */
export function VenuesPage() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/signed-in/$tenant' });
  const { search, near } = useSearch({ from: '/signed-in/$tenant/shell/events/all/venues' });
  const navigate = useNavigate({ from: '/$tenant/events/venues' });
  const place = near ? readPlace(near, '') : null;
  const around = place && place !== 'wrong' ? place : null;
  const list = useBelvedereInfiniteQuery(
    (client) => client.events.venues.list,
    { limit: 50, ...(search && { search }) },
    { throwOnError: true, placeholderData: (before) => before, enabled: !around },
  );
  const { data: found } = useBelvedereQuery(
    (client) => client.events.venues.near,
    { ...(around ?? { latitude: 0, longitude: 0 }), within: 20_000_000, limit: 100 },
    { throwOnError: true, enabled: around !== null },
  );
  const rows: Row[] | undefined = around
    ? found?.items.map(({ venue, distance: meters }) => ({ venue, meters }))
    : list.data?.pages.flatMap(({ items }) => items.map((venue) => ({ venue })));
  const isFiltered = search !== undefined || around !== null;
  return (
    <>
      <VenueFilters
        key={near ?? ''}
        search={search}
        near={near}
        isWrong={place === 'wrong'}
        onChange={(next) => void navigate({ search: next, replace: true })}
      />
      {!rows && <Loading />}
      {rows?.length === 0 && isFiltered && (
        <p className="py-16 text-center text-quiet">{t(around ? 'venues.nothingNear' : 'venues.nothingFound')}</p>
      )}
      {rows?.length === 0 && !isFiltered && (
        <Empty title={t('venues.empty')}>
          <p className="text-quiet">{t('venues.emptyLead')}</p>
          <Link to="/$tenant/events/venues/new" params={{ tenant }} className={buttonClass('primary')}>
            {t('venues.create')}
          </Link>
        </Empty>
      )}
      {!!rows?.length && (
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]">
          <VenueTable tenant={tenant} rows={rows} hasDistance={around !== null} />
          <LazyMap
            place={around}
            spots={spotsOf(rows)}
            onPlace={({ latitude, longitude }) => void navigate({ search: { near: `${latitude}, ${longitude}` }, replace: true })}
          />
        </div>
      )}
      {!around && <More list={list} />}
    </>
  );
}

function spotsOf(rows: readonly Row[]) {
  return rows.flatMap(({ venue: { id, name, latitude, longitude } }) =>
    latitude === null || longitude === null ? [] : [{ id, name, latitude, longitude }],
  );
}

interface Filters {
  search?: string;
  near?: string;
}
interface FilterProps {
  search: string | undefined;
  near: string | undefined;
  isWrong: boolean;
  onChange: (next: Filters) => void;
}

function VenueFilters({ search = '', near = '', isWrong, onChange }: FilterProps) {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/signed-in/$tenant' });
  const toasts = useToasts();
  const [text, setText] = useState(search);
  const [typed, setTyped] = useState(near);
  const wanted = useDeferredValue(text.trim());
  useEffect(() => {
    if (wanted !== search) onChange(wanted ? { search: wanted } : {});
  }, [wanted]); // oxlint-disable-line react/exhaustive-deps
  const locate = () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => onChange({ near: `${coords.latitude.toFixed(5)}, ${coords.longitude.toFixed(5)}` }),
      () => toasts.failed(t('venues.noPosition')),
    );
  };
  return (
    <div className="mb-5 grid grid-cols-1 gap-2 sm:flex sm:flex-wrap sm:items-end">
      <div className="min-w-44 flex-1 sm:max-w-64">
        <TextField type="search" label={t('venues.searchLabel')} value={text} onChange={({ target }) => setText(target.value)} />
      </div>
      <form
        className="flex min-w-0 flex-1 items-end gap-2 sm:max-w-96"
        onSubmit={(event) => {
          event.preventDefault();
          onChange(typed.trim() ? { near: typed.trim() } : {});
        }}
      >
        <div className="min-w-0 flex-1">
          <TextField
            label={t('venues.near')}
            placeholder="46.75, 7.63"
            value={typed}
            error={isWrong ? t('venues.noPlace') : undefined}
            onChange={({ target }) => setTyped(target.value)}
          />
        </div>
        <Button aria-label={t('venues.nearMe')} title={t('venues.nearMe')} className="size-9 px-0" onClick={locate}>
          <LocateFixed size={16} aria-hidden />
        </Button>
        {near && (
          <Button aria-label={t('events.clear')} title={t('events.clear')} className="size-9 px-0" onClick={() => onChange({})}>
            <X size={16} aria-hidden />
          </Button>
        )}
      </form>
      <Link to="/$tenant/events/venues/new" params={{ tenant }} className={buttonClass('secondary', 'sm:ms-auto')}>
        <Plus size={16} aria-hidden />
        {t('venues.create')}
      </Link>
    </div>
  );
}

function VenueTable({ tenant, rows, hasDistance }: { tenant: string; rows: readonly Row[]; hasDistance: boolean }) {
  const { t } = useTranslation();
  const { data: facets } = useBelvedereQuery((client) => client.events.facets, {});
  const eventsAt = (id: string) => facets?.venue.find(({ value }) => value === id)?.count ?? 0;
  return (
    <Table
      label={t('venues.title')}
      rows={rows}
      keyOf={({ venue }) => venue.id}
      columns={[
        {
          head: t('venues.name'),
          cell: ({ venue }) => (
            <>
              <Link
                to="/$tenant/events/venues/$venueId"
                params={{ tenant, venueId: venue.id }}
                className="font-medium text-ink underline-offset-3 wrap-anywhere hover:underline"
              >
                {venue.name}
              </Link>
              <p className="text-xs text-quiet md:hidden">{venue.city}</p>
            </>
          ),
        },
        { head: t('venues.address'), minor: true, cell: ({ venue }) => `${venue.address}, ${venue.city}` },
        ...(hasDistance ? [{ head: t('venues.away'), cell: ({ meters = 0 }: Row) => distance(meters) }] : []),
        {
          head: t('venues.events'),
          cell: ({ venue }) => {
            const count = eventsAt(venue.id);
            return count === 0 ? (
              <span className="text-quiet">–</span>
            ) : (
              <Link
                to="/$tenant/events"
                params={{ tenant }}
                search={{ venue: venue.id }}
                className="text-accent underline underline-offset-3"
              >
                {t('events.total', { count })}
              </Link>
            );
          },
        },
      ]}
    />
  );
}
