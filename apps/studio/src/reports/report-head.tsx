import type { SavedReportView } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import { BookmarkPlus, Download } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { PageHead } from '../ui/page.tsx';
import { useAct } from '../ui/use-act.ts';
import { RANGES } from './report-days.ts';
import { useReport } from './report-context.ts';
import { saveFile } from './save-file.ts';
import type { reportsEn } from './words.en.ts';

const SaveDialog = lazy(async () => ({ default: (await import('./save-dialog.tsx')).SaveDialog }));

export type Question = SavedReportView['report'] | { name: 'refusals' };

interface Props {
  page: keyof (typeof reportsEn)['reports']['leads'];
  /** What is looked at, as it is exported and saved; none while it is not known yet. */
  question: Question | undefined;
}

/** The head of a report: what it is, of which days, and how to take it along. */
export function ReportHead({ page, question }: Props) {
  const { t } = useTranslation();
  const { analytics } = useBelvedere();
  const { days, range } = useReport();
  const { act, isBusy } = useAct();
  const [isSaving, setSaving] = useState(false);
  const take = async (format: 'csv' | 'json') => {
    if (!question) return;
    const file = await act(() => analytics.export({ format, report: { ...question, ...days } }));
    if (file) saveFile(file);
  };
  const kept = question && question.name !== 'refusals' ? question : undefined;
  return (
    <>
      <PageHead title={t(`reports.places.${page}`)} lead={t(`reports.leads.${page}`)}>
        {kept && (
          <Button onClick={() => setSaving(true)}>
            <BookmarkPlus size={16} aria-hidden />
            {t('reports.save')}
          </Button>
        )}
        <Menu
          trigger={
            <Button disabled={isBusy || !question}>
              <Download size={16} aria-hidden />
              {t('reports.export')}
            </Button>
          }
        >
          <MenuItem onSelect={() => void take('csv')}>{t('reports.csv')}</MenuItem>
          <MenuItem onSelect={() => void take('json')}>{t('reports.json')}</MenuItem>
        </Menu>
      </PageHead>
      <DayBar />
      {isSaving && kept && (
        <Suspense>
          <SaveDialog report={null} question={kept} range={range === 'custom' ? '30d' : range} onClose={() => setSaving(false)} />
        </Suspense>
      )}
    </>
  );
}

/** Of which days: a few that people mean, or their own. */
function DayBar() {
  const { t } = useTranslation();
  const { days, range, set } = useReport();
  const choose = (chosen: string) =>
    chosen === 'custom' ? set({ range: '', ...days }) : set({ range: chosen === '30d' ? '' : chosen, from: '', to: '' });
  return (
    <search className="-mt-2 mb-6 flex flex-wrap items-end gap-3" aria-label={t('reports.range')}>
      <div className="w-44">
        <SelectField label={t('reports.range')} value={range} title={t('reports.daysHint')} onChange={({ target }) => choose(target.value)}>
          {[...RANGES, 'custom' as const].map((each) => (
            <option key={each} value={each}>
              {t(`reports.ranges.${each}`)}
            </option>
          ))}
        </SelectField>
      </div>
      {(['from', 'to'] as const).map((end) => (
        <div key={end} className="w-40">
          <TextField
            label={t(`reports.${end}`)}
            type="date"
            value={days[end]}
            min={end === 'to' ? days.from : undefined}
            max={end === 'from' ? days.to : undefined}
            onChange={({ target }) => target.value && set({ range: '', ...days, [end]: target.value })}
          />
        </div>
      ))}
    </search>
  );
}
