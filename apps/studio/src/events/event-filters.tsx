import { useBelvedereQuery } from '@belvedere/sdk/react';
import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { SelectField, TextField } from '../ui/field.tsx';
import { filtersOf, isNarrowed, STATUSES, type EventsSearch } from './events-search.ts';
import { useVenueNames } from './use-venue-names.ts';

export type Changes = { [K in keyof EventsSearch]?: EventsSearch[K] | undefined };

/** What the list is narrowed by, each value with how many events it leaves. `onChange` takes fields into the address; undefined takes one away. */
export function EventFilters({ search, onChange }: { search: EventsSearch; onChange: (changes: Changes) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(search.search ?? '');
  const wanted = useDeferredValue(text.trim());
  useEffect(() => {
    if (wanted !== (search.search ?? '')) onChange({ search: wanted || undefined });
  }, [wanted, search.search, onChange]);
  const { data: facets } = useBelvedereQuery((client) => client.events.facets, filtersOf(search), {
    placeholderData: (before) => before,
  });
  const venues = withCurrent(facets?.venue ?? [], search.venue);
  const nameOf = useVenueNames(venues.map(({ value }) => value));
  const statuses = STATUSES.map((value) => ({ value, count: facets?.status.find((each) => each.value === value)?.count ?? 0 }));
  const clear = () => {
    setText('');
    onChange({ search: undefined, status: undefined, category: undefined, venue: undefined, from: undefined, to: undefined });
  };
  return (
    <div className="mb-5 grid gap-3">
      <div className="grid grid-cols-2 items-end gap-2 sm:flex sm:flex-wrap">
        <div className="col-span-2 min-w-44 flex-1 sm:max-w-72">
          <TextField
            bare
            type="search"
            label={t('events.searchLabel')}
            placeholder={t('events.searchLabel')}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </div>
        <Choice
          label={t('events.statusHead')}
          value={search.status}
          options={statuses.map(({ value, count }) => [value, t(`events.status.${value}`), count])}
          onChange={(status) => onChange({ status: STATUSES.find((each) => each === status) })}
        />
        <Choice
          label={t('events.category')}
          value={search.category}
          options={withCurrent(facets?.category ?? [], search.category).map(({ value, count }) => [value, value, count])}
          onChange={(category) => onChange({ category })}
        />
        <Choice
          label={t('events.venue')}
          value={search.venue}
          options={venues.map(({ value, count }) => [value, nameOf(value) ?? '…', count])}
          onChange={(venue) => onChange({ venue })}
        />
        <div className="sm:w-38">
          <TextField
            type="date"
            label={t('events.from')}
            value={search.from ?? ''}
            onChange={({ target }) => onChange({ from: target.value || undefined })}
          />
        </div>
        <div className="sm:w-38">
          <TextField
            type="date"
            label={t('events.to')}
            value={search.to ?? ''}
            min={search.from}
            onChange={({ target }) => onChange({ to: target.value || undefined })}
          />
        </div>
      </div>
      <div className="flex min-h-8 flex-wrap items-center gap-2 text-sm text-quiet">
        <output>{facets && t('events.total', { count: facets.total })}</output>
        {isNarrowed(search) && (
          <Button look="quiet" className="min-h-8 py-0.5" onClick={clear}>
            {t('events.clear')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  options: readonly (readonly [string, string, number])[];
  onChange: (value: string | undefined) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <div className="sm:w-38">
      <SelectField
        label={label}
        value={value ?? ''}
        className={cx(value && 'border-accent font-medium')}
        onChange={({ target }) => onChange(target.value || undefined)}
      >
        <option value="">–</option>
        {options.map(([each, name, count]) => (
          <option key={each} value={each}>
            {`${name} (${count})`}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

/** What is chosen stays to be seen where nothing is left of it. */
function withCurrent(values: readonly { value: string; count: number }[], current: string | undefined) {
  return current === undefined || values.some(({ value }) => value === current) ? values : [...values, { value: current, count: 0 }];
}
