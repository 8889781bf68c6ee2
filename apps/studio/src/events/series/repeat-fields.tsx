import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TypedField } from '../../tour/typed-field.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { firstOfWeek } from '../when.ts';
import { placeWords, ruleWords, weekDayName } from './repeat-words.ts';
import { placesInMonth, PLACES_IN_MONTH, readRule, RHYTHMS, WEEK_DAYS, weekDayOf, writeRule, type First, type Repeat } from './rule.ts';

interface Props {
  rule: string;
  first: First;
  error?: string | undefined;
  onRule: (rule: string) => void;
}

const SIMPLE = 'FREQ=WEEKLY';
const MOST_INTERVAL = 99;
const MOST_TIMES = 999;
const USUAL_TIMES = 10;

/** How something repeats, by choices; by a rule of its own where they do not cover it. */
export function RepeatFields({ rule, first, error, onRule }: Props) {
  const { t } = useTranslation();
  const repeat = readRule(rule, first);
  const [wantsOwn, setWantsOwn] = useState(false);
  const isOwn = wantsOwn || repeat === null;
  return (
    <div className="grid gap-4">
      {isOwn ? (
        <TypedField
          isLate
          label={t('series.ownRule')}
          hint={t('series.ownRuleHint')}
          maxLength={200}
          spellCheck={false}
          dir="ltr"
          value={rule}
          error={error}
          onValue={(text) => {
            onRule(text.trim().toUpperCase() || SIMPLE);
            return undefined;
          }}
        />
      ) : (
        <Choices repeat={repeat} first={first} onChange={(next) => onRule(writeRule(next, first))} />
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <output className="text-sm font-medium first-letter:uppercase">{ruleWords(t, rule, first)}</output>
        <Button
          look="quiet"
          className="min-h-8 px-2 py-0.5 text-xs text-quiet"
          onClick={() => {
            setWantsOwn(!isOwn);
            if (repeat === null) onRule(SIMPLE);
          }}
        >
          {t(isOwn ? 'series.byChoice' : 'series.byRule')}
        </Button>
      </div>
    </div>
  );
}

function Choices({ repeat, first, onChange }: { repeat: Repeat; first: First; onChange: (repeat: Repeat) => void }) {
  const { t } = useTranslation();
  const { rhythm, interval, on } = repeat;
  const change = (changes: Partial<Repeat>) => {
    onChange({ ...repeat, ...changes });
    return undefined;
  };
  const places = placesInMonth(first.firstStart);
  return (
    <>
      <div className="grid grid-cols-2 items-end gap-4">
        <TypedField
          label={t('series.every')}
          inputMode="numeric"
          value={String(interval)}
          onValue={(text) => {
            const wanted = wholeNumber(text, MOST_INTERVAL);
            return wanted === undefined ? t('series.noInterval') : change({ interval: wanted });
          }}
        />
        <SelectField
          bare
          label={t('series.unitLabel')}
          value={rhythm}
          onChange={({ target }) => change({ rhythm: RHYTHMS.find((each) => each === target.value) ?? 'WEEKLY', days: [], on: 'date' })}
        >
          {RHYTHMS.map((each) => (
            <option key={each} value={each}>
              {t(`series.units.${each}`)}
            </option>
          ))}
        </SelectField>
      </div>
      {rhythm === 'WEEKLY' && <WeekDays repeat={repeat} first={first} onChange={change} />}
      {(rhythm === 'MONTHLY' || rhythm === 'YEARLY') && places.length > 1 && (
        <SelectField
          label={t('series.onWhat')}
          value={on}
          onChange={({ target }) => change({ on: PLACES_IN_MONTH.find((each) => each === target.value) ?? 'date' })}
        >
          {places.map((each) => (
            <option key={each} value={each}>
              {placeWords(t, each, { rhythm, ...first })}
            </option>
          ))}
        </SelectField>
      )}
      <End repeat={repeat} first={first} onChange={change} />
    </>
  );
}

interface PartProps {
  repeat: Repeat;
  first: First;
  onChange: (changes: Partial<Repeat>) => undefined;
}

function WeekDays({ repeat, first, onChange }: PartProps) {
  const { t } = useTranslation();
  const chosen = repeat.days.length > 0 ? repeat.days : [weekDayOf(first.firstStart)];
  const start = firstOfWeek() - 1;
  const days = [...WEEK_DAYS.slice(start), ...WEEK_DAYS.slice(0, start)];
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">{t('series.weekDays')}</legend>
      <div className="flex flex-wrap gap-1 sm:gap-1.5">
        {days.map((day) => {
          const isOn = chosen.includes(day);
          return (
            <button
              key={day}
              type="button"
              aria-pressed={isOn}
              className="min-h-9 min-w-9 flex-1 rounded-lg border border-edge px-1 text-sm sm:min-w-12 sm:flex-none sm:px-2 hover:bg-raised aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:font-medium aria-pressed:text-on-accent"
              onClick={() => {
                const next = isOn ? chosen.filter((each) => each !== day) : [...chosen, day];
                if (next.length > 0) onChange({ days: next });
              }}
            >
              <span className="sr-only">{weekDayName(day)}</span>
              <span aria-hidden>{weekDayName(day, 'short')}</span>
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}

const ENDS = ['never', 'date', 'count'] as const;

function End({ repeat: { end }, first, onChange }: PartProps) {
  const { t } = useTranslation();
  const choose = (by: string) => {
    if (by === 'date') onChange({ end: { by, day: `${Number(first.firstStart.slice(0, 4)) + 1}${first.firstStart.slice(4, 10)}` } });
    else if (by === 'count') onChange({ end: { by, count: USUAL_TIMES } });
    else onChange({ end: { by: 'never' } });
  };
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <SelectField label={t('series.ends')} value={end.by} onChange={({ target }) => choose(target.value)}>
        {ENDS.map((each) => (
          <option key={each} value={each}>
            {t(`series.endsBy.${each}`)}
          </option>
        ))}
      </SelectField>
      {end.by === 'date' && (
        <TypedField
          type="date"
          label={t('series.lastDay')}
          required
          min={first.firstStart.slice(0, 10)}
          value={end.day}
          onValue={(day) => (day ? onChange({ end: { by: 'date', day } }) : t('series.needsDay'))}
        />
      )}
      {end.by === 'count' && (
        <TypedField
          label={t('series.times')}
          inputMode="numeric"
          value={String(end.count)}
          onValue={(text) => {
            const count = wholeNumber(text, MOST_TIMES);
            return count === undefined ? t('series.noTimes') : onChange({ end: { by: 'count', count } });
          }}
        />
      )}
    </div>
  );
}

function wholeNumber(text: string, most: number): number | undefined {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isInteger(number) && number >= 1 && number <= most ? number : undefined;
}
