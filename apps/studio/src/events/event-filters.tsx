import { useBelvedereQuery } from '@belvedere/sdk/react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { countedOptions, FilterChoice, useSearchText, type Changes } from '../ui/filters.tsx';
import { filtersOf, isNarrowed, STATUSES, type EventsSearch } from './events-search.ts';
import { useVenueNames } from './use-venue-names.ts';

/** What the list is narrowed by, each value with how many events it leaves. `onChange` takes fields into the address. */
export function EventFilters({ search, onChange }: { search: EventsSearch; onChange: (changes: Changes<EventsSearch>) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useSearchText(search.search, onChange);
  const { data: facets } = useBelvedereQuery((client) => client.events.facets, filtersOf(search), {
    placeholderData: (before) => before,
  });
  const nameOf = useVenueNames([...(facets?.venue ?? []).map(({ value }) => value), ...(search.venue ? [search.venue] : [])]);
  const countOf = (status: string) => facets?.status.find(({ value }) => value === status)?.count ?? 0;
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
        <FilterChoice
          className="sm:w-38"
          label={t('events.statusHead')}
          value={search.status}
          options={STATUSES.map((status) => [status, `${t(`events.status.${status}`)} (${countOf(status)})`])}
          onChange={(status) => onChange({ status })}
        />
        <FilterChoice
          className="sm:w-38"
          label={t('events.category')}
          value={search.category}
          options={countedOptions(facets?.category, search.category)}
          onChange={(category) => onChange({ category })}
        />
        <FilterChoice
          className="sm:w-38"
          label={t('events.venue')}
          value={search.venue}
          options={countedOptions(facets?.venue, search.venue, (id) => nameOf(id) ?? '…')}
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
