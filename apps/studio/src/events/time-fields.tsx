import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { TypedField } from '../tour/typed-field.tsx';
import { CheckField } from '../ui/field.tsx';
import { Fields, Section } from '../ui/page.tsx';
import type { EventParts } from './event-page.tsx';
import { inZone, readTime, typedTimes, wholeDays } from './event-times.ts';
import { zoneName } from './when.ts';
import { ZoneField } from './zone-field.tsx';

/** When an event takes place, by its own clocks. */
export function TimeFields({ event, edit, refusal }: EventParts) {
  const { t } = useTranslation();
  const { start, end } = typedTimes(event);
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const type = event.isAllDay ? 'date' : 'datetime-local';
  const here = new Intl.DateTimeFormat(i18next.language, { dateStyle: 'full', timeStyle: 'short' }).format(event.startsAt);
  return (
    <Section title={t('events.time')} lead={t('events.timeLead', { zone: zoneName(event.timeZone, event.startsAt) })}>
      <Fields>
        <TypedField
          // A field of days can't show what one of times has.
          key={`start ${type}`}
          type={type}
          label={t('events.startsAt')}
          required
          value={start}
          error={refusal('startsAt')}
          onValue={(typed) => {
            const startsAt = readTime(typed, 'start', event);
            if (!startsAt) return t('events.needsTime');
            return edit({ startsAt });
          }}
        />
        <TypedField
          key={`end ${type}`}
          type={type}
          label={t('events.endsAt')}
          hint={t(event.isAllDay ? 'events.endsAtDayHint' : 'events.endsAtHint')}
          value={end}
          error={refusal('endsAt')}
          onValue={(typed) => {
            if (!typed) return edit({ endsAt: null });
            const endsAt = readTime(typed, 'end', event);
            return endsAt ? edit({ endsAt }) : t('events.needsTime');
          }}
        />
        <ZoneField
          value={event.timeZone}
          at={event.startsAt}
          hint={event.timeZone === own || event.isAllDay ? t('events.zoneHint') : t('events.forYou', { time: here })}
          error={refusal('timeZone')}
          onChange={(zone) => edit(inZone(event, zone))}
        />
        <CheckField
          label={t('events.allDay')}
          className="sm:mt-7"
          checked={event.isAllDay}
          onChange={({ target }) => edit(target.checked ? wholeDays(event) : { isAllDay: false })}
        />
      </Fields>
    </Section>
  );
}
