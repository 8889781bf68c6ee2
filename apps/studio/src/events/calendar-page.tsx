import type { EventView } from '@belvedere/sdk';
import { useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import i18next from 'i18next';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../ui/button.tsx';
import { useReadOn } from '../ui/use-read-on.ts';
import { addDays, addMonths, daysOf, readMonth, today, weeksOf, type Day } from './month.ts';
import { MonthGrid } from './month-grid.tsx';
import { SeriesSign } from './series/series-sign.tsx';
import { StatusMark } from './status-mark.tsx';
import { firstOfWeek, whenOf } from './when.ts';

/** What began before the first day may still be on. */
const BEFORE = 31;

/** The events of a month; each day is a way to a new one. */
export function CalendarPage() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/signed-in/$tenant' });
  const search = useSearch({ from: '/signed-in/$tenant/shell/events/all/calendar' });
  const navigate = useNavigate({ from: '/$tenant/events/calendar' });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [opened] = useState(() => new Date());
  const now = today(opened, zone);
  const month = readMonth(search.month) ?? now.slice(0, 7);
  const first = firstOfWeek();
  const weeks = weeksOf(month, first);
  const [day, setDay] = useState(month === now.slice(0, 7) ? now : `${month}-01`);
  const current = day.startsWith(month) ? day : `${month}-01`;
  const byDay = useEventsByDay(weeks);
  const show = (next: Day) => {
    setDay(next);
    if (!next.startsWith(month)) void navigate({ search: { month: next.slice(0, 7) }, replace: true });
  };
  const name = new Intl.DateTimeFormat(i18next.language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
  const listed = [...new Set(weeks.flat().flatMap((each) => (each.startsWith(month) ? (byDay.get(each) ?? []) : [])))];
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <h2 className="me-auto text-lg font-semibold" aria-live="polite">
          {name}
        </h2>
        <IconButton label={t('calendar.before')} onClick={() => show(addMonths(`${month}-01`, -1))}>
          <ChevronLeft size={18} aria-hidden className="rtl:rotate-180" />
        </IconButton>
        <Button onClick={() => show(now)}>{t('calendar.today')}</Button>
        <IconButton label={t('calendar.after')} onClick={() => show(addMonths(`${month}-01`, 1))}>
          <ChevronRight size={18} aria-hidden className="rtl:rotate-180" />
        </IconButton>
      </div>
      <MonthGrid {...{ tenant, month, weeks, first, now, byDay, name }} day={current} onDay={show} />
      <p className="mt-3 text-xs text-quiet max-sm:hidden">{t('calendar.hint')}</p>
      {/* Where days are too narrow for names. */}
      <ul aria-label={name} className="mt-5 grid gap-2 sm:hidden">
        {listed.map((event) => (
          <li key={event.id} className="rounded-lg border border-line bg-sheet px-4 py-2.5">
            <Link to="/$tenant/events/$eventId" params={{ tenant, eventId: event.id }} className="font-medium wrap-anywhere">
              {event.title}
            </Link>
            <p className="flex flex-wrap items-center gap-x-3 text-xs text-quiet">
              {whenOf(event)}
              <StatusMark {...event} />
              <SeriesSign tenant={tenant} event={event} className="size-7" />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** All events of what is shown, by the days on which they are. */
function useEventsByDay(weeks: readonly (readonly Day[])[]): Map<Day, EventView[]> {
  const from = weeks[0]?.[0] ?? '';
  const until = weeks.at(-1)?.at(-1) ?? '';
  // A day longer on either side: where it is another day already, or still.
  const range = { from: new Date(`${addDays(from, -BEFORE)}T00:00:00Z`), until: new Date(`${addDays(until, 2)}T00:00:00Z`) };
  const list = useBelvedereInfiniteQuery(
    (client) => client.events.list,
    { ...range, limit: 100 },
    { throwOnError: true, placeholderData: (before) => before },
  );
  const { data } = list;
  useReadOn(list);
  return useMemo(() => {
    const byDay = new Map<Day, EventView[]>();
    for (const event of data?.pages.flatMap(({ items }) => items) ?? [])
      for (const day of daysOf(event)) byDay.set(day, [...(byDay.get(day) ?? []), event]);
    return byDay;
  }, [data]);
}
