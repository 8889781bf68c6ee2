import { useTranslation } from 'react-i18next';
import { TypedField } from '../../tour/typed-field.tsx';

const DAY = 1440;
const MOST = 31 * DAY;

interface Props {
  isAllDay: boolean;
  minutes: number | null;
  onMinutes: (minutes: number | null) => void;
}

/** How long each lasts: in minutes, or in days where it takes all day. */
export function LengthField({ isAllDay, minutes, onMinutes }: Props) {
  const { t } = useTranslation();
  const unit = isAllDay ? DAY : 1;
  return (
    <TypedField
      key={unit}
      label={t(isAllDay ? 'series.lengthDays' : 'series.length')}
      hint={t(isAllDay ? 'series.lengthDaysHint' : 'series.lengthHint')}
      inputMode="numeric"
      value={minutes === null ? '' : String(Math.ceil(minutes / unit))}
      onValue={(text) => {
        const length = text.trim() ? Number(text) * unit : null;
        if (length !== null && !(Number.isInteger(length) && length >= unit && length <= MOST)) return t('series.noLength');
        onMinutes(length);
        return undefined;
      }}
    />
  );
}
