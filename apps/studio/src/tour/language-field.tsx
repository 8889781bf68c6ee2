import i18next from 'i18next';
import { useMemo } from 'react';
import { SelectField } from '../ui/field.tsx';
import { languagesIn } from './countries.ts';

interface Props {
  label: string;
  hint: string;
  value: string;
  error: string | undefined;
  onChange: (language: string) => void;
}

/** The language that something is written in. */
export function LanguageField({ value, onChange, ...rest }: Props) {
  const languages = useMemo(() => languagesIn(i18next.language, value), [value]);
  return (
    <SelectField {...rest} value={value} onChange={({ target }) => onChange(target.value)}>
      {languages.map(([tag, name]) => (
        <option key={tag} value={tag}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
