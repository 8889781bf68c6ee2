import type { EventView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { FileUp, Trash2 } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '../ui/button.tsx';
import { changed, type Changes } from '../ui/filters.tsx';
import { Empty, Loading } from '../ui/state.tsx';
import { More, Table } from '../ui/table.tsx';
import { useAct } from '../ui/use-act.ts';
import { EventFilters } from './event-filters.tsx';
import { filtersOf, isNarrowed, type EventsSearch } from './events-search.ts';
import { ImportDialog } from './import-dialog.tsx';
import { PlacesMeter } from './places-meter.tsx';
import { SeriesSign } from './series/series-sign.tsx';
import { StatusMark } from './status-mark.tsx';
import { useStaleEvents } from './use-stale-events.ts';
import { useVenueNames } from './use-venue-names.ts';
import { whenOf } from './when.ts';

/** All events of the workspace, soonest first, or what was removed; what is looked for stands in the address. */
export function EventsPage() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/signed-in/$tenant' });
  const search: EventsSearch = useSearch({ from: '/signed-in/$tenant/shell/events/all/' });
  const navigate = useNavigate({ from: '/$tenant/events' });
  const [isImporting, setImporting] = useState(false);
  const isTrash = search.removed === true;
  const list = useBelvedereInfiniteQuery(
    (client) => client.events.list,
    { ...(isTrash ? { removed: true } : filtersOf(search)), limit: 50 },
    { throwOnError: true, placeholderData: (before) => before },
  );
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const change = useCallback(
    (changes: Changes<EventsSearch>) => void navigate({ search: (before: EventsSearch) => changed(before, changes), replace: true }),
    [navigate],
  );
  const isFiltered = !isTrash && isNarrowed(search);
  const isEmpty = rows?.length === 0;
  return (
    <>
      {isTrash ? (
        <div className="mb-5 flex flex-wrap items-center gap-3">
          <p className="me-auto max-w-2xl text-sm text-quiet">{t('events.trashLead')}</p>
          <Link to="/$tenant/events" params={{ tenant }} className={buttonClass()}>
            {t('events.back')}
          </Link>
        </div>
      ) : (
        (!isEmpty || isFiltered) && <EventFilters search={search} onChange={change} />
      )}
      {!rows && <Loading />}
      {isEmpty && isFiltered && <p className="py-16 text-center text-quiet">{t('events.nothingFound')}</p>}
      {isEmpty && isTrash && <p className="py-16 text-center text-quiet">{t('events.trashEmpty')}</p>}
      {isEmpty && !isFiltered && !isTrash && (
        <Empty title={t('events.empty')}>
          <p className="text-quiet">{t('events.emptyLead')}</p>
          <Link to="/$tenant/events/new" params={{ tenant }} className={buttonClass('primary')}>
            {t('events.create')}
          </Link>
        </Empty>
      )}
      {!!rows?.length && <EventTable tenant={tenant} events={rows} isTrash={isTrash} />}
      <More list={list} />
      {!isTrash && (
        <p className="mt-6 flex flex-wrap gap-2">
          <Button look="quiet" className="text-quiet" onClick={() => setImporting(true)}>
            <FileUp size={16} aria-hidden />
            {t('tables.events')}
          </Button>
          <Link to="/$tenant/events" params={{ tenant }} search={{ removed: true }} className={buttonClass('quiet', 'text-quiet')}>
            <Trash2 size={16} aria-hidden />
            {t('events.trash')}
          </Link>
        </p>
      )}
      <ImportDialog open={isImporting} onClose={() => setImporting(false)} />
    </>
  );
}

function EventTable({ tenant, events, isTrash }: { tenant: string; events: readonly EventView[]; isTrash: boolean }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const { act, isBusy } = useAct();
  const stale = useStaleEvents();
  const nameOf = useVenueNames(events.flatMap(({ venueId }) => venueId ?? []));
  const restore = ({ id, title }: EventView) => act(() => client.events.restore({ id }), { done: t('events.restored', { title }), stale });
  return (
    <Table
      label={t('events.title')}
      rows={events}
      keyOf={({ id }) => id}
      columns={[
        {
          head: t('events.name'),
          cell: (event) => (
            <>
              {isTrash ? (
                <p className="font-medium">{event.title}</p>
              ) : (
                <span className="flex items-center gap-1">
                  <Link
                    to="/$tenant/events/$eventId"
                    params={{ tenant, eventId: event.id }}
                    className="font-medium wrap-anywhere text-ink underline-offset-3 hover:underline"
                  >
                    {event.title}
                  </Link>
                  <SeriesSign tenant={tenant} event={event} className="size-7 shrink-0" />
                </span>
              )}
              <p className="text-xs text-quiet md:hidden">{whenOf(event)}</p>
            </>
          ),
        },
        { head: t('events.when'), minor: true, cell: (event) => <span className="whitespace-nowrap">{whenOf(event)}</span> },
        { head: t('events.venue'), minor: true, cell: ({ venueId }) => (venueId && nameOf(venueId)) ?? '–' },
        { head: t('events.placesHead'), minor: true, cell: (event) => <PlacesMeter event={event} /> },
        { head: t('events.statusHead'), cell: (event) => <StatusMark {...event} /> },
        ...(isTrash
          ? [
              {
                head: t('parts.actions'),
                bare: true,
                className: 'text-end',
                cell: (event: EventView) => (
                  <Button disabled={isBusy} aria-label={`${t('events.restore')}: ${event.title}`} onClick={() => void restore(event)}>
                    {t('events.restore')}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
