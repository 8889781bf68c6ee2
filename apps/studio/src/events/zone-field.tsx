import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../ui/field.tsx';
import { zoneName } from './when.ts';

interface Props {
  value: string;
  /** Names of zones change with the season. */
  at: Date;
  hint?: string | undefined;
  error?: string | undefined;
  onChange: (zone: string) => void;
}

/** By whose clocks something takes place. */
export function ZoneField({ value, at, hint, error, onChange }: Props) {
  const { t } = useTranslation();
  const zones = useMemo(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return [...new Set([value, own, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  }, [value]);
  return (
    <SelectField
      label={t('events.timeZone')}
      hint={hint ?? zoneName(value, at)}
      error={error}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {zones.map((each) => (
        <option key={each} value={each}>
          {each.replaceAll('_', ' ')}
        </option>
      ))}
    </SelectField>
  );
}
