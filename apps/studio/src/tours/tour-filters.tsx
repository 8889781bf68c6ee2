import { useBelvedereQuery } from '@belvedere/sdk/react';
import { LayoutGrid, Rows3, SlidersHorizontal, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { SelectField, TextField } from '../ui/field.tsx';
import { countedOptions, FilterChoice, useSearchText, type Changes } from '../ui/filters.tsx';
import { DIFFICULTIES, filtersOf, isNarrowed, SORTS, STATUSES, type ToursSearch } from './tours-search.ts';

interface Props {
  search: ToursSearch;
  /** Takes fields into the address; undefined takes one away. */
  onChange: (changes: Changes<ToursSearch>) => void;
}

/** What the list is narrowed by, each value with how many tours it leaves. */
export function TourFilters({ search, onChange }: Props) {
  const { t } = useTranslation();
  const isTrash = search.removed === true;
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useSearchText(search.search, onChange);
  const { data: facets } = useBelvedereQuery((client) => client.tours.facets, filtersOf(search), {
    enabled: !isTrash,
    placeholderData: (before) => before,
  });
  const count = (values: readonly { value: string; count: number }[] | undefined, value: string) =>
    values?.find((each) => each.value === value)?.count ?? 0;
  const tags = facets?.tags.filter(({ value }) => !search.tags?.includes(value)) ?? [];
  const clear = () => {
    setText('');
    onChange({ search: undefined, status: undefined, category: undefined, tags: undefined, difficulty: undefined });
  };
  return (
    <div className="mb-5 grid gap-3">
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-44 flex-1 sm:max-w-72">
          <TextField
            bare
            type="search"
            label={t('tours.searchLabel')}
            placeholder={t('tours.searchLabel')}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </div>
        {!isTrash && (
          <>
            <Button className="sm:hidden" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              <SlidersHorizontal size={16} aria-hidden />
              {t('tours.filters')}
            </Button>
            <div className={cx('contents max-sm:hidden', isOpen && 'max-sm:contents')}>
              <FilterChoice
                bare
                className="w-36"
                label={t('tours.columns.status')}
                value={search.status}
                options={STATUSES.map((each) => [each, `${t(`tours.status.${each}`)} (${count(facets?.status, each)})`])}
                onChange={(status) => onChange({ status })}
              />
              <FilterChoice
                bare
                className="w-36"
                label={t('tours.category')}
                value={search.category}
                options={countedOptions(facets?.category, search.category)}
                onChange={(category) => onChange({ category })}
              />
              <FilterChoice
                bare
                className="w-36"
                label={t('tours.difficulty')}
                value={search.difficulty}
                options={DIFFICULTIES.map((each) => [each, `${t(`tours.difficulties.${each}`)} (${count(facets?.difficulty, each)})`])}
                onChange={(difficulty) => onChange({ difficulty })}
              />
              {tags.length > 0 && (
                <FilterChoice
                  bare
                  className="w-36"
                  label={t('tours.tag')}
                  value={undefined}
                  options={countedOptions(tags, undefined)}
                  onChange={(tag) => tag && onChange({ tags: [...(search.tags ?? []), tag].slice(0, 10) })}
                />
              )}
            </div>
          </>
        )}
        <div className="ms-auto flex items-end gap-2">
          {!isTrash && (
            <div className="w-40">
              <SelectField
                bare
                label={t('tours.sort')}
                value={search.sort ?? 'match'}
                onChange={({ target: { value } }) => onChange({ sort: SORTS.find((each) => each === value && each !== 'match') })}
              >
                {SORTS.map((each) => (
                  <option key={each} value={each}>
                    {t(each === 'match' && !search.search ? 'tours.sorts.newest' : `tours.sorts.${each}`)}
                  </option>
                ))}
              </SelectField>
            </div>
          )}
          <IconButton
            label={t(search.view === 'table' ? 'tours.asCards' : 'tours.asTable')}
            onClick={() => onChange({ view: search.view === 'table' ? undefined : 'table' })}
          >
            {search.view === 'table' ? <LayoutGrid size={18} aria-hidden /> : <Rows3 size={18} aria-hidden />}
          </IconButton>
        </div>
      </div>
      {!isTrash && (
        <div className="flex min-h-8 flex-wrap items-center gap-2 text-sm text-quiet">
          <output>{facets && t('tours.total', { count: facets.total })}</output>
          {search.tags?.map((tag) => (
            <Button
              key={tag}
              className="min-h-8 rounded-full py-0.5 text-ink"
              onClick={() => onChange({ tags: without(search.tags, tag) })}
            >
              <span className="sr-only">{t('tours.takeTag', { tag: '' })}</span>
              {tag}
              <X size={14} aria-hidden />
            </Button>
          ))}
          {isNarrowed(search) && (
            <Button look="quiet" className="min-h-8 py-0.5" onClick={clear}>
              {t('tours.clear')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function without(tags: readonly string[] | undefined, tag: string): string[] | undefined {
  const left = tags?.filter((each) => each !== tag) ?? [];
  return left.length > 0 ? left : undefined;
}
