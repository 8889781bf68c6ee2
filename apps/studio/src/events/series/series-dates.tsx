import type { EventsSeriesForeseeInput } from '@belvedere/sdk';
import { useBelvedereQuery } from '@belvedere/sdk/react';
import { Plus, Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../../app/reason-of.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { localMoment } from './repeat-words.ts';

interface Props {
  /** A rule, or a series with what changes of it. */
  question: EventsSeriesForeseeInput;
  isAllDay?: boolean | undefined;
  onChange: (change: { excluded?: string[]; added?: string[] }) => void;
}

/** The next dates as the server counts them; each can be left out, and others can be had besides. */
export function SeriesDates({ question, isAllDay = false, onChange }: Props) {
  const { t } = useTranslation();
  const { data, error } = useBelvedereQuery((client) => client.events.series.foresee, question, { placeholderData: (before) => before });
  const excluded = data?.recurrence.excluded ?? [];
  const added = data?.recurrence.added ?? [];
  const leaveOut = (date: string) =>
    onChange(
      added.includes(date)
        ? { added: added.filter((each) => each !== date) }
        : { excluded: [...excluded, date].toSorted((a, b) => (a < b ? -1 : 1)) },
    );
  if (error) return <FormProblem message={reasonOf(error)} />;
  const dates = data?.dates ?? [];
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="text-sm font-medium">{t('series.dates')}</h3>
        <output className="text-xs text-quiet">{data && t('series.datesTotal', { count: data.total })}</output>
      </div>
      {data?.dates.length === 0 && <p className="text-sm text-quiet">{t('series.datesNone')}</p>}
      <ul aria-label={t('series.dates')} className="grid gap-x-6 sm:grid-cols-2">
        {dates.map(({ occurrence }) => (
          <li key={occurrence} className="flex items-center gap-2 border-b border-line text-sm">
            <span className="me-auto py-1.5">{localMoment(occurrence, isAllDay)}</span>
            {added.includes(occurrence) && <span className="text-xs text-quiet">{t('series.added')}</span>}
            <IconButton label={`${t('series.leaveOut')}: ${localMoment(occurrence, isAllDay)}`} onClick={() => leaveOut(occurrence)}>
              <X size={15} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      {data && data.total > dates.length && (
        <p className="text-xs text-quiet">{t('series.further', { count: data.total - dates.length })}</p>
      )}
      {data && data.total < dates.length && <p className="text-xs text-quiet">{t('series.datesLater')}</p>}
      {excluded.length > 0 && (
        <div className="grid gap-1">
          <h3 className="text-sm font-medium">{t('series.leftOut')}</h3>
          <ul aria-label={t('series.leftOut')} className="grid gap-x-6 sm:grid-cols-2">
            {excluded.map((date) => (
              <li key={date} className="flex items-center gap-2 border-b border-line text-sm text-quiet">
                <span className="me-auto py-1.5 line-through">{localMoment(date, isAllDay)}</span>
                <IconButton
                  label={`${t('series.bringBack')}: ${localMoment(date, isAllDay)}`}
                  onClick={() => onChange({ excluded: excluded.filter((each) => each !== date) })}
                >
                  <Undo2 size={15} aria-hidden />
                </IconButton>
              </li>
            ))}
          </ul>
        </div>
      )}
      <AddDate isAllDay={isAllDay} onAdd={(date) => onChange({ added: [...new Set([...added, date])] })} />
    </div>
  );
}

/** A field for one more date, with the button that takes it. */
function AddDate({ isAllDay, onAdd }: { isAllDay: boolean; onAdd: (date: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  return (
    <div className="flex items-end gap-2">
      <div className="min-w-0 flex-1 sm:max-w-64">
        <TextField
          type={isAllDay ? 'date' : 'datetime-local'}
          label={t('series.another')}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <Button
        disabled={!typed}
        aria-label={t('series.add')}
        onClick={() => {
          onAdd(isAllDay ? `${typed}T00:00` : typed);
          setTyped('');
        }}
      >
        <Plus size={16} aria-hidden />
      </Button>
    </div>
  );
}
