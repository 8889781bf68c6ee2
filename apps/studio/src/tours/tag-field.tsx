import { useBelvedereQuery } from '@belvedere/sdk/react';
import { X } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../ui/field.tsx';

interface Props {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** Suggests the tags that the workspace has. */
  isFree?: boolean;
  value: readonly string[];
  onChange: (tags: string[]) => void;
}

/** Several words: Enter or a comma adds what is typed, each can be taken away. */
export function TagField({ label, hint, error, isFree = false, value, onChange }: Props) {
  const { t } = useTranslation();
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const { data } = useBelvedereQuery((client) => client.tours.terms.list, { kind: 'tag' }, { enabled: !isFree });
  const add = (text: string) => {
    const words = text
      .split(',')
      .map((word) => word.trim().slice(0, 60))
      .filter((word) => word !== '' && !value.some((each) => each.toLowerCase() === word.toLowerCase()));
    setTyped('');
    if (words.length > 0) onChange([...value, ...new Set(words)]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && typed.trim()) {
      event.preventDefault();
      add(typed);
    } else if (event.key === 'Backspace' && typed === '' && value.length > 0) onChange(value.slice(0, -1));
  };
  return (
    <div className="grid gap-2">
      <TextField
        ref={field}
        label={label}
        hint={hint ?? t('tours.tagsHint')}
        error={error}
        list={isFree ? undefined : list}
        value={typed}
        onKeyDown={onKeyDown}
        onBlur={() => add(typed)}
        onChange={({ target }) => (target.value.includes(',') ? add(target.value) : setTyped(target.value))}
      />
      {!isFree && (
        <datalist id={list}>
          {data?.items.map((term) => (
            <option key={term.id}>{term.name}</option>
          ))}
        </datalist>
      )}
      {value.length > 0 && (
        <ul aria-label={label} className="flex flex-wrap gap-1.5">
          {value.map((tag) => (
            <li key={tag} className="flex items-center rounded-full bg-raised ps-3 text-sm">
              {tag}
              <button
                type="button"
                aria-label={t('tours.takeTag', { tag })}
                className="grid size-8 place-items-center rounded-full text-quiet hover:text-ink"
                onClick={() => {
                  onChange(value.filter((each) => each !== tag));
                  field.current?.focus();
                }}
              >
                <X size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
