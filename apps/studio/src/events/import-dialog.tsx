import type { EventsImport, GuestsImport } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import { useMutation } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../app/reason-of.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CheckField, SelectField, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Fields } from '../ui/page.tsx';
import { useAct } from '../ui/use-act.ts';
import { headersOf } from './csv-headers.ts';
import { useStaleEvents } from './use-stale-events.ts';

const FIELDS = {
  events: ['title', 'startsAt', 'endsAt', 'timeZone', 'venue', 'capacity', 'category', 'tags', 'description'],
  guests: ['email', 'name', 'firstName', 'lastName', 'places'],
} as const;
type Columns = Record<string, string | null>;
type Report = EventsImport | GuestsImport;

interface Props {
  /** Whose guests; without it events are taken in. */
  eventId?: string;
  open: boolean;
  onClose: () => void;
}

/** Takes a table of another program in: first it is said what would come of each line, then it is done. */
export function ImportDialog({ eventId, open, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t(eventId === undefined ? 'tables.events' : 'tables.guests')}
      open={open}
      onClose={onClose}
      className="w-[min(44rem,calc(100vw-2rem))]"
    >
      <ImportForm eventId={eventId} onDone={onClose} />
    </Dialog>
  );
}

function ImportForm({ eventId, onDone }: { eventId: string | undefined; onDone: () => void }) {
  const { t } = useTranslation();
  const { events } = useBelvedere();
  const stale = useStaleEvents();
  const { act, isBusy } = useAct();
  const [content, setContent] = useState('');
  const [columns, setColumns] = useState<Columns>({});
  const [tells, setTells] = useState(false);
  const take = (options: { content: string; columns: Columns; dryRun: boolean }): Promise<Report> => {
    const said = { ...options, mode: 'good' as const };
    return eventId === undefined
      ? events.import({ ...said, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, language: i18next.language })
      : events.guests.import({ ...said, eventId, tell: tells });
  };
  const trial = useMutation({ mutationFn: (wanted: { content: string; columns: Columns }) => take({ ...wanted, dryRun: true }) });
  const report = trial.data;
  const good = report ? report.lines - report.refused.length - report.known.length : 0;
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const text = await file.text();
    setContent(text);
    setColumns({});
    trial.mutate({ content: text, columns: {} });
  };
  const map = (field: string, header: string | null) => {
    const next = { ...columns, [field]: header };
    setColumns(next);
    trial.mutate({ content, columns: next });
  };
  const finish = async () => {
    const done = await act(() => take({ content, columns, dryRun: false }), { done: t('tables.done', { count: good }), stale });
    if (done) onDone();
  };
  return (
    <div className="grid gap-4">
      <p className="text-sm text-quiet">{t(eventId === undefined ? 'tables.eventsLead' : 'tables.guestsLead')}</p>
      <TextField type="file" accept=".csv,text/csv" label={t('tables.file')} onChange={({ target }) => void choose(target.files?.[0])} />
      <FormProblem message={trial.error ? reasonOf(trial.error) : undefined} />
      {content && (
        <>
          <fieldset className="grid gap-3">
            <legend className="mb-1 text-sm font-medium">{t('tables.columns')}</legend>
            <Fields>
              {FIELDS[eventId === undefined ? 'events' : 'guests'].map((field) => (
                <SelectField
                  key={field}
                  label={t(`tables.fields.${field}`)}
                  value={report?.columns[field] ?? columns[field] ?? ''}
                  onChange={({ target }) => map(field, target.value || null)}
                >
                  <option value="">–</option>
                  {headersOf(content).map((header) => (
                    <option key={header}>{header}</option>
                  ))}
                </SelectField>
              ))}
            </Fields>
          </fieldset>
          {eventId !== undefined && (
            <CheckField label={t('tables.tell')} checked={tells} onChange={({ target }) => setTells(target.checked)} />
          )}
          {report && <Outcome report={report} good={good} />}
          <div className="flex justify-end gap-2">
            <Button onClick={onDone}>{t('app.cancel')}</Button>
            <Button look="primary" disabled={isBusy || trial.isPending || good === 0} onClick={() => void finish()}>
              {t('tables.take', { count: good })}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** What would come of the lines, and why some are refused. */
function Outcome({ report, good }: { report: Report; good: number }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('tables.outcome')} className="grid gap-2 text-sm">
      <output>
        {[
          t('tables.good', { count: good }),
          ...('waiting' in report && report.waiting.length > 0 ? [t('tables.waiting', { count: report.waiting.length })] : []),
          ...(report.known.length > 0 ? [t('tables.known', { count: report.known.length })] : []),
          ...(report.refused.length > 0 ? [t('tables.refused', { count: report.refused.length })] : []),
        ].join(' ')}
      </output>
      {report.refused.length > 0 && (
        <ul className="grid max-h-48 gap-1 overflow-auto rounded-lg border border-line p-3 text-xs">
          {report.refused.map(({ line, field, reason }) => (
            <li key={`${line} ${field}`}>
              <span className="font-medium">{t('tables.line', { line })}</span> <bdi>{reason}</bdi>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
