import type { EventSeriesView, EventView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereInfiniteQuery, useBelvedereQuery } from '@belvedere/sdk/react';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { EllipsisVertical, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wallTime } from '../../tour/wall-time.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Button, buttonClass, IconButton } from '../../ui/button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { Section } from '../../ui/page.tsx';
import { Loading } from '../../ui/state.tsx';
import { More, Table } from '../../ui/table.tsx';
import { useAct } from '../../ui/use-act.ts';
import { PlacesMeter } from '../places-meter.tsx';
import { StatusMark } from '../status-mark.tsx';
import { useStaleEvents } from '../use-stale-events.ts';
import { whenOf, zoneName } from '../when.ts';
import { AddDateDialog } from './add-date-dialog.tsx';
import { EndDialog } from './end-dialog.tsx';
import { localMoment, seriesWords } from './repeat-words.ts';
import { SeriesMark } from './series-mark.tsx';
import { SkipDialog } from './skip-dialog.tsx';

/** A series: how it repeats, its events one after the other, and what can be done with all of them. */
export function SeriesPage() {
  const { tenant, seriesId } = useParams({ from: '/signed-in/$tenant/shell/events/series/$seriesId' });
  const { data: series } = useBelvedereQuery((client) => client.events.series.get, { id: seriesId }, { throwOnError: true });
  const [ending, setEnding] = useState<{ from: EventView | null } | null>(null);
  if (!series) return <Loading />;
  return (
    <>
      <Head tenant={tenant} series={series} onEnd={() => setEnding({ from: null })} />
      <Occurrences tenant={tenant} series={series} onEnd={(from) => setEnding({ from })} />
      <LeftOut series={series} />
      <EndDialog series={series} from={ending?.from ?? null} open={ending !== null} onClose={() => setEnding(null)} />
    </>
  );
}

function Head({ tenant, series, onEnd }: { tenant: string; series: EventSeriesView; onEnd: () => void }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const navigate = useNavigate();
  const { act, isBusy } = useAct();
  const stale = useStaleEvents();
  const [isAdding, setAdding] = useState(false);
  const [opened] = useState(() => new Date());
  const { id, template, timeZone, isPublished, upcoming, endsBefore } = series;
  const publish = () => act(() => client.events.series.publish({ id }), { done: t('series.published', { title: template.title }), stale });
  const change = () => void navigate({ to: '/$tenant/events/series/$seriesId/edit', params: { tenant, seriesId: id } });
  return (
    <div className="mb-6">
      <div className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-2">
        <BackLink tenant={tenant} to="/$tenant/events/series" name={t('series.back')} />
        <h1 className="min-w-0 truncate text-xl font-semibold tracking-tight">{template.title}</h1>
        <SeriesMark series={series} />
        <div className="ms-auto flex items-center gap-2">
          {!isPublished && upcoming > 0 && (
            <Button look="primary" disabled={isBusy} onClick={() => void publish()}>
              {t('series.publish')}
            </Button>
          )}
          <Button onClick={change}>{t('series.change')}</Button>
          <Menu
            trigger={
              <IconButton label={t('events.actionsOf', { title: template.title })}>
                <EllipsisVertical size={18} aria-hidden />
              </IconButton>
            }
          >
            <MenuItem onSelect={() => setAdding(true)}>{t('series.add')}</MenuItem>
            {(endsBefore === null || upcoming > 0) && <MenuItem onSelect={onEnd}>{t('series.end')}</MenuItem>}
          </Menu>
        </div>
      </div>
      <p className="text-sm first-letter:uppercase">{seriesWords(t, series, template.isAllDay)}</p>
      <p className="text-sm text-quiet">{`${zoneName(timeZone, opened)} · ${t('series.toCome', { count: upcoming })}`}</p>
      <AddDateDialog series={series} open={isAdding} onClose={() => setAdding(false)} />
    </div>
  );
}

const isOn = ({ status }: EventView) => status === 'draft' || status === 'published';

function Occurrences({ tenant, series, onEnd }: { tenant: string; series: EventSeriesView; onEnd: (from: EventView) => void }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const navigate = useNavigate();
  const { act } = useAct();
  const stale = useStaleEvents();
  const [opened] = useState(() => new Date());
  const [skipping, setSkipping] = useState<EventView | null>(null);
  const { past } = useSearch({ from: '/signed-in/$tenant/shell/events/series/$seriesId' });
  const { id, template } = series;
  const list = useBelvedereInfiniteQuery(
    (api) => api.events.list,
    { seriesId: id, limit: 50, ...(!past && { from: opened }) },
    { throwOnError: true, placeholderData: (before) => before },
  );
  const rows = list.data?.pages.flatMap(({ items }) => items);
  if (!rows) return <Loading />;
  const bringBack = (event: EventView) =>
    act(() => client.events.series.unskip({ id, occurrence: event.occurrence ?? '' }), {
      done: t('series.broughtBack', { when: whenOf(event) }),
      stale,
    });
  const isAhead = ({ startsAt }: EventView) => startsAt > opened;
  return (
    <Section
      title={t('series.occurrences')}
      actions={
        <Link
          to="/$tenant/events/series/$seriesId"
          params={{ tenant, seriesId: id }}
          search={past ? {} : { past: 'shown' }}
          replace
          className={buttonClass('quiet', 'text-quiet')}
        >
          {t(past ? 'series.hidePast' : 'series.showPast')}
        </Link>
      }
    >
      {rows.length === 0 && <p className="py-6 text-center text-sm text-quiet">{t('series.noneToCome')}</p>}
      {rows.length > 0 && (
        <Table
          label={t('series.occurrences')}
          rows={rows}
          keyOf={(event) => event.id}
          columns={[
            {
              head: t('events.when'),
              cell: (event) => (
                <>
                  <Link
                    to="/$tenant/events/$eventId"
                    params={{ tenant, eventId: event.id }}
                    className="font-medium text-ink underline-offset-3 hover:underline"
                  >
                    {whenOf(event)}
                  </Link>
                  {event.isApart && (
                    <p className="text-xs text-quiet">
                      {event.title === template.title ? t('series.apart') : `${t('series.apart')}: ${event.title}`}
                    </p>
                  )}
                </>
              ),
            },
            { head: t('events.placesHead'), minor: true, cell: (event) => <PlacesMeter event={event} /> },
            { head: t('events.statusHead'), cell: (event) => <StatusMark {...event} /> },
            {
              head: t('parts.actions'),
              bare: true,
              className: 'text-end',
              cell: (event) =>
                event.occurrence !== null &&
                isAhead(event) && (
                  <Menu
                    trigger={
                      <IconButton label={t('series.actionsOf', { when: whenOf(event) })}>
                        <EllipsisVertical size={18} aria-hidden />
                      </IconButton>
                    }
                  >
                    <MenuItem
                      onSelect={() =>
                        void navigate({
                          to: '/$tenant/events/series/$seriesId/edit',
                          params: { tenant, seriesId: id },
                          search: { from: event.id },
                        })
                      }
                    >
                      {t('series.fromHere')}
                    </MenuItem>
                    {isOn(event) ? (
                      <>
                        <MenuItem onSelect={() => setSkipping(event)}>{t('series.skip')}</MenuItem>
                        <MenuItem onSelect={() => onEnd(event)}>{t('series.endHere')}</MenuItem>
                      </>
                    ) : (
                      <MenuItem onSelect={() => void bringBack(event)}>{t('series.bringBack')}</MenuItem>
                    )}
                  </Menu>
                ),
            },
          ]}
        />
      )}
      <More list={list} />
      <SkipDialog event={skipping} onClose={() => setSkipping(null)} />
    </Section>
  );
}

/** Dates that the rule has and the series has not. */
function LeftOut({ series: { id, excluded, timeZone, template } }: { series: EventSeriesView }) {
  const { t } = useTranslation();
  const { series } = useBelvedere().events;
  const { act, isBusy } = useAct();
  const stale = useStaleEvents();
  const [opened] = useState(() => new Date());
  const now = wallTime(opened, timeZone);
  const toCome = excluded.filter((date) => date > now).toSorted((a, b) => (a < b ? -1 : 1));
  if (toCome.length === 0) return null;
  return (
    <Section title={t('series.leftOut')}>
      <ul className="grid gap-x-6 sm:grid-cols-2">
        {toCome.map((date) => {
          const when = localMoment(date, template.isAllDay);
          return (
            <li key={date} className="flex items-center gap-2 border-b border-line py-1 text-sm">
              <span className="me-auto text-quiet">{when}</span>
              <Button
                look="quiet"
                disabled={isBusy}
                aria-label={`${t('series.bringBack')}: ${when}`}
                onClick={() => void act(() => series.unskip({ id, occurrence: date }), { done: t('series.broughtBack', { when }), stale })}
              >
                <Undo2 size={15} aria-hidden />
                {t('series.bringBack')}
              </Button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
