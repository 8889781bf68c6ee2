import { useTranslation } from 'react-i18next';
import { TypedField } from '../tour/typed-field.tsx';
import { CheckField } from '../ui/field.tsx';
import { Fields, Section } from '../ui/page.tsx';
import type { DescribedParts } from './described.ts';

const FIRST_CAPACITY = 50;
const MOST_PLACES = 1_000_000;
const MOST_HOURS = 24 * 14;

/** How many may come, and how long an offered place waits for its answer. `taken` are places that somebody has. */
export function PlacesFields({ event, edit, refusal, taken = 0 }: DescribedParts & { taken?: number }) {
  const { t } = useTranslation();
  const isUnlimited = event.capacity === null;
  return (
    <Section title={t('events.placesTitle')} lead={t('events.placesLead')}>
      <Fields>
        <div className="grid gap-2">
          <TypedField
            key={String(isUnlimited)}
            label={t('events.capacity')}
            hint={taken > 0 ? t('events.takenNow', { count: taken }) : undefined}
            inputMode="numeric"
            disabled={isUnlimited}
            value={event.capacity === null ? '' : String(event.capacity)}
            error={refusal('capacity')}
            onValue={(text) => {
              const capacity = text.trim() === '' ? Number.NaN : Number(text);
              if (!Number.isInteger(capacity) || capacity < 0 || capacity > MOST_PLACES) return t('events.noCapacity');
              return edit({ capacity });
            }}
          />
          <CheckField
            label={t('events.unlimited')}
            checked={isUnlimited}
            onChange={({ target }) => edit({ capacity: target.checked ? null : Math.max(taken, FIRST_CAPACITY) })}
          />
        </div>
        <TypedField
          label={t('events.offerHours')}
          hint={t('events.offerHoursHint')}
          inputMode="numeric"
          value={String(event.offerHours)}
          error={refusal('offerHours')}
          onValue={(text) => {
            const offerHours = Number(text);
            if (!Number.isInteger(offerHours) || offerHours < 1 || offerHours > MOST_HOURS)
              return t('events.noHours', { most: MOST_HOURS });
            return edit({ offerHours });
          }}
        />
        <TypedField
          label={t('events.remind')}
          hint={t('events.remindHint')}
          inputMode="numeric"
          value={event.reminderHours === null ? '' : String(event.reminderHours)}
          error={refusal('reminderHours')}
          onValue={(text) => {
            if (!text.trim()) return edit({ reminderHours: null });
            const reminderHours = Number(text);
            if (!Number.isInteger(reminderHours) || reminderHours < 1 || reminderHours > MOST_HOURS)
              return t('events.noHours', { most: MOST_HOURS });
            return edit({ reminderHours });
          }}
        />
      </Fields>
    </Section>
  );
}
