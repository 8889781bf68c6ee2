import { useDeferredValue, useEffect, useState } from 'react';
import { cx } from './cx.ts';
import { SelectField } from './field.tsx';

/** What changes of a search in an address; undefined takes a field away. */
export type Changes<Search> = { [K in keyof Search]?: Search[K] | undefined };

export function changed<Search extends object>(before: Search, changes: Changes<Search>): Search {
  return Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, value]) => value !== undefined)) as Search;
}

/** What is typed to look for something; it goes into the address as soon as there is time for it. */
export function useSearchText(kept: string | undefined, onSearch: (change: { search: string | undefined }) => void) {
  const [text, setText] = useState(kept ?? '');
  const wanted = useDeferredValue(text.trim());
  useEffect(() => {
    if (wanted !== (kept ?? '')) onSearch({ search: wanted || undefined });
  }, [wanted, kept, onSearch]);
  return [text, setText] as const;
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T | undefined;
  options: readonly (readonly [T, string])[];
  onChange: (value: T | undefined) => void;
  /** Its label stands in it, for as long as nothing is chosen. */
  bare?: boolean;
  className: string;
}

/** One of the values that a list is narrowed by. */
export function FilterChoice<T extends string>({ label, value, options, onChange, bare, className }: ChoiceProps<T>) {
  return (
    <div className={className}>
      <SelectField
        bare={bare}
        label={label}
        value={value ?? ''}
        className={cx(value && 'border-accent font-medium')}
        onChange={({ target }) => onChange(options.find(([each]) => each === target.value)?.[0])}
      >
        <option value="">{bare ? label : '–'}</option>
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

interface Counted {
  value: string;
  count: number;
}

/** Values with how many each leaves; what is chosen stays to be seen where nothing is left of it. */
export function countedOptions(
  values: readonly Counted[] | undefined,
  current: string | undefined,
  nameOf: (value: string) => string = (value) => value,
): [string, string][] {
  const all = values ?? [];
  const listed = current === undefined || all.some(({ value }) => value === current) ? all : [...all, { value: current, count: 0 }];
  return listed.map(({ value, count }) => [value, `${nameOf(value)} (${count})`]);
}
