import type { EventMonth } from '@belvedere/events';
import type { View } from '../html.ts';
import type { Site } from '../site.ts';
import type { Chosen } from './events-page.tsx';
import { monthAfter, weeksOf } from './month.ts';
import { dayText, monthText, timeText, weekdays } from './when-text.ts';

interface Parts {
  site: Site;
  chosen: Chosen;
  month: string;
  days: EventMonth['days'];
}

/** A month as a table of weeks. Narrow screens show its days with events one under the other. */
export function MonthTable({ site, chosen, month, days }: Parts): View {
  const { words, paths } = site;
  const { locale } = words;
  const dayOf = new Map(days.map((day) => [day.date, day]));
  const turn = (by: number, rel: 'prev' | 'next') => {
    const to = monthAfter(month, by);
    return (
      to !== undefined && (
        <a rel={rel} href={paths.events({ ...chosen, month: to })}>
          {monthText(to, locale)}
        </a>
      )
    );
  };
  return (
    <>
      <nav class="turn" aria-label={words.pages}>
        {turn(-1, 'prev')}
        {turn(1, 'next')}
      </nav>
      <table class="month">
        <caption>{monthText(month, locale)}</caption>
        <thead>
          <tr>
            {weekdays(words.firstDay, locale).map(({ short, long }) => (
              <th scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month, words.firstDay).map((week) => (
            <tr>
              {week.map((date) => (
                <Day site={site} chosen={chosen} date={date} day={date === undefined ? undefined : dayOf.get(date)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {days.length === 0 && <p>{words.noneFound}</p>}
    </>
  );
}

interface DayParts {
  site: Site;
  chosen: Chosen;
  date: string | undefined;
  day: EventMonth['days'][number] | undefined;
}

function Day({ site: { words, paths }, chosen, date, day }: DayParts): View {
  // A day of another month is no control.
  // oxlint-disable-next-line jsx-a11y/control-has-associated-label
  if (date === undefined) return <td class="none" />;
  const more = day ? day.count - day.items.length : 0;
  return (
    <td class={day ? '' : 'none'}>
      <time datetime={date}>
        <span class="number" aria-hidden="true">
          {Number(date.slice(8)).toLocaleString(words.locale)}
        </span>
        <span class="full">{dayText(date, words.locale)}</span>
      </time>
      {day && (
        <ul>
          {day.items.map((event) => (
            <li>
              <a href={paths.event(event.slug)} lang={event.language}>
                {!event.isAllDay && <span class="time">{timeText(event, words.locale)} </span>}
                <bdi>{event.title}</bdi>
              </a>
            </li>
          ))}
          {more > 0 && (
            <li>
              <a href={paths.events({ ...chosen, from: day.items[0]?.startsAt.toISOString() })}>{words.andMore(more)}</a>
            </li>
          )}
        </ul>
      )}
    </td>
  );
}
