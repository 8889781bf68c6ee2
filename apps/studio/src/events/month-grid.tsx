import type { EventView } from '@belvedere/sdk';
import { Link, useNavigate } from '@tanstack/react-router';
import i18next from 'i18next';
import { Plus } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../ui/cx.ts';
import { dayByKey, type Day } from './month.ts';
import { SeriesSign } from './series/series-sign.tsx';

const MOST_SHOWN = 3;
const COLORS = {
  draft: 'border-edge text-quiet border-dashed',
  published: 'border-good text-good',
  cancelled: 'border-danger text-danger line-through',
  completed: 'border-line text-quiet',
} as const satisfies Record<EventView['status'], string>;

interface Props {
  tenant: string;
  month: string;
  name: string;
  weeks: readonly (readonly Day[])[];
  /** The day that weeks begin with. */
  first: number;
  now: Day;
  /** The one that keys move from. */
  day: Day;
  byDay: ReadonlyMap<Day, readonly EventView[]>;
  onDay: (day: Day) => void;
}

/** A month as a grid: arrows, Home, End, Page up and down move through its days, Enter begins an event there. */
export function MonthGrid({ tenant, month, name, weeks, first, now, day, byDay, onDay }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const current = useRef<HTMLTableCellElement>(null);
  // Another month comes a moment later; until then it is another day.
  const wanted = useRef<Day>(undefined);
  useEffect(() => {
    if (wanted.current !== day) return;
    wanted.current = undefined;
    current.current?.focus();
  }, [day]);
  const create = (on: Day) => void navigate({ to: '/$tenant/events/new', params: { tenant }, search: { day: on } });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== current.current) return;
    if (event.key === 'Enter') create(day);
    const next = dayByKey(day, event.key, { side: i18next.dir() === 'rtl' ? -1 : 1, first });
    if (next === undefined) return;
    event.preventDefault();
    wanted.current = next;
    onDay(next);
  };
  const format = (options: Intl.DateTimeFormatOptions, each: Day) =>
    new Intl.DateTimeFormat(i18next.language, { ...options, timeZone: 'UTC' }).format(new Date(`${each}T00:00:00Z`));
  return (
    // The cells are what has the focus; the table only hears of their keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
    <table role="grid" aria-label={name} className="w-full table-fixed border-collapse overflow-hidden rounded-xl" onKeyDown={onKeyDown}>
      <thead>
        <tr>
          {weeks[0]?.map((each) => (
            <th key={each} scope="col" className="pb-1.5 text-xs font-medium text-quiet">
              <abbr title={format({ weekday: 'long' }, each)} className="no-underline">
                {format({ weekday: 'short' }, each)}
              </abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((each) => {
              const events = byDay.get(each) ?? [];
              const isCurrent = each === day;
              return (
                <td
                  key={each}
                  ref={isCurrent ? current : undefined}
                  tabIndex={isCurrent ? 0 : -1}
                  aria-current={each === now ? 'date' : undefined}
                  onFocus={({ target, currentTarget }) => target === currentTarget && !isCurrent && each.startsWith(month) && onDay(each)}
                  className={cx(
                    'group h-24 border border-line bg-sheet p-1 align-top -outline-offset-2 max-sm:h-14',
                    !each.startsWith(month) && 'bg-ground text-quiet',
                  )}
                >
                  <div className="flex items-center justify-between">
                    <span
                      className={cx(
                        'grid size-6 place-items-center rounded-full text-xs',
                        each === now && 'bg-accent font-semibold text-on-accent',
                      )}
                    >
                      <span className="sr-only">{format({ dateStyle: 'full' }, each)}</span>
                      <span aria-hidden>{format({ day: 'numeric' }, each)}</span>
                    </span>
                    <button
                      type="button"
                      tabIndex={isCurrent ? 0 : -1}
                      aria-label={t('calendar.newOn', { day: format({ dateStyle: 'long' }, each) })}
                      title={t('calendar.newOn', { day: format({ dateStyle: 'long' }, each) })}
                      className="grid size-6 place-items-center rounded-md text-quiet opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 hover:bg-raised focus:opacity-100 max-sm:hidden"
                      onClick={() => create(each)}
                    >
                      <Plus size={14} aria-hidden />
                    </button>
                  </div>
                  <ul className="grid gap-0.5 max-sm:hidden">
                    {events.slice(0, MOST_SHOWN).map((event) => (
                      <li key={event.id} className="flex min-w-0 items-center">
                        <Link
                          to="/$tenant/events/$eventId"
                          params={{ tenant, eventId: event.id }}
                          title={`${event.title} · ${t(`events.status.${event.status}`)}`}
                          tabIndex={isCurrent ? 0 : -1}
                          className={cx(
                            'block min-w-0 flex-1 truncate rounded-sm border-s-3 bg-raised px-1.5 text-xs leading-5',
                            COLORS[event.status],
                          )}
                        >
                          {event.title}
                        </Link>
                        <SeriesSign tenant={tenant} event={event} className="size-5 shrink-0" tabIndex={isCurrent ? 0 : -1} />
                      </li>
                    ))}
                    {events.length > MOST_SHOWN && (
                      <li className="px-1.5 text-xs text-quiet">{t('calendar.further', { count: events.length - MOST_SHOWN })}</li>
                    )}
                  </ul>
                  {events.length > 0 && (
                    <div aria-hidden className="flex flex-wrap gap-0.5 sm:hidden">
                      {events.slice(0, MOST_SHOWN).map((event) => (
                        <span key={event.id} className={cx('size-1.5 rounded-full bg-current', COLORS[event.status])} />
                      ))}
                    </div>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
