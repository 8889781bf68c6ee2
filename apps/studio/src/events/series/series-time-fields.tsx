import { useTranslation } from 'react-i18next';
import { instantOf } from '../../tour/wall-time.ts';
import { TypedField } from '../../tour/typed-field.tsx';
import { CheckField } from '../../ui/field.tsx';
import { Fields, Section } from '../../ui/page.tsx';
import { zoneName } from '../when.ts';
import { ZoneField } from '../zone-field.tsx';
import { LengthField } from './length-field.tsx';
import { moveFirst, readRule, type First } from './rule.ts';

interface Change {
  rule?: string;
  firstStart?: string;
  timeZone?: string;
  isAllDay?: boolean;
  lengthMinutes?: number | null;
}

interface Props {
  first: First;
  rule: string;
  isAllDay: boolean;
  lengthMinutes: number | null;
  onChange: (change: Change) => undefined;
}

/** When the first of a series takes place, which the others follow, by the clocks of the place. */
export function SeriesTimeFields({ first, rule, isAllDay, lengthMinutes, onChange }: Props) {
  const { t } = useTranslation();
  const { firstStart, timeZone } = first;
  const at = instantOf(firstStart, timeZone) ?? new Date(Number.NaN);
  const begin = (next: string) => {
    const to = { firstStart: next, timeZone };
    const repeat = readRule(rule, first);
    const moved = repeat && moveFirst(repeat, first, to);
    return onChange({ firstStart: next, ...(moved && moved !== rule && { rule: moved }) });
  };
  return (
    <Section title={t('events.time')} lead={t('events.timeLead', { zone: zoneName(timeZone, at) })}>
      <Fields>
        <TypedField
          // A field of days can't show what one of times has.
          key={String(isAllDay)}
          type={isAllDay ? 'date' : 'datetime-local'}
          label={t('series.firstStart')}
          required
          value={isAllDay ? firstStart.slice(0, 10) : firstStart}
          onValue={(typed) => (typed ? begin(isAllDay ? `${typed}T00:00` : typed) : t('events.needsTime'))}
        />
        <LengthField isAllDay={isAllDay} minutes={lengthMinutes} onMinutes={(minutes) => onChange({ lengthMinutes: minutes })} />
        <ZoneField value={timeZone} at={at} hint={t('events.zoneHint')} onChange={(zone) => onChange({ timeZone: zone })} />
        <CheckField
          label={t('events.allDay')}
          className="sm:mt-7"
          checked={isAllDay}
          onChange={({ target }) => {
            onChange({ isAllDay: target.checked, lengthMinutes: null });
            if (target.checked) begin(`${firstStart.slice(0, 10)}T00:00`);
          }}
        />
      </Fields>
    </Section>
  );
}
