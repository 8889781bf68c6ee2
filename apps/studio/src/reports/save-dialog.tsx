import type { SavedReportView } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CheckField, SelectField, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { usePeople } from '../workspace/use-people.ts';
import { RANGES, type Range } from './report-days.ts';

const SCHEDULES = ['daily', 'weekly', 'monthly'] as const;

interface Props {
  /** The one that is changed; null for a new one. */
  report: SavedReportView | null;
  question: SavedReportView['report'];
  range: Range;
  onClose: () => void;
}

/** How a report is kept: its name, who has it, and whether it comes by mail. */
export function SaveDialog({ report, question, range, onClose }: Props) {
  const { t } = useTranslation();
  const { analytics } = useBelvedere();
  const { people } = usePeople();
  const form = useForm({
    defaultValues: {
      name: report?.name ?? '',
      range: report?.range ?? range,
      isShared: report?.isShared ?? false,
      schedule: report?.schedule ?? '',
      recipientIds: report?.recipientIds ?? ([] as string[]),
    },
  });
  const { errors, isSubmitting } = form.formState;
  const schedule = useWatch({ control: form.control, name: 'schedule' });
  const submit = useSubmit(form, {
    call: ({ schedule: chosen, recipientIds, ...typed }) => {
      const sent = SCHEDULES.find((each) => each === chosen) ?? null;
      const values = { ...typed, schedule: sent, recipientIds: sent ? recipientIds : [] };
      const { create, update } = analytics.savedReports;
      return report ? update({ id: report.id, ...values }) : create({ report: question, ...values });
    },
    done: t('app.saved'),
    stale: [analytics.savedReports.list],
    next: onClose,
  });
  return (
    <Dialog title={t(report ? 'reports.edit' : 'reports.save')} open onClose={onClose}>
      <form className="grid gap-4" onSubmit={submit}>
        <FormProblem message={errors.root?.message} />
        <TextField label={t('reports.name')} required maxLength={120} error={errors.name?.message} {...form.register('name')} />
        <SelectField label={t('reports.range')} error={errors.range?.message} {...form.register('range')}>
          {RANGES.map((each) => (
            <option key={each} value={each}>
              {t(`reports.ranges.${each}`)}
            </option>
          ))}
        </SelectField>
        <CheckField label={t('reports.isShared')} {...form.register('isShared')} />
        <SelectField
          label={t('reports.schedule')}
          hint={t('reports.scheduleHint')}
          error={errors.schedule?.message}
          {...form.register('schedule')}
        >
          <option value="">{t('reports.schedules.none')}</option>
          {SCHEDULES.map((each) => (
            <option key={each} value={each}>
              {t(`reports.schedules.${each}`)}
            </option>
          ))}
        </SelectField>
        {schedule !== '' && (
          <fieldset className="grid gap-1">
            <legend className="mb-1 text-sm font-medium">{t('reports.recipients')}</legend>
            <p className="text-xs text-quiet">{t('reports.recipientsHint')}</p>
            <div className="grid max-h-48 overflow-auto">
              {people.map(({ userId, displayName }) => (
                <CheckField key={userId} label={displayName} value={userId} {...form.register('recipientIds')} />
              ))}
            </div>
          </fieldset>
        )}
        <Button type="submit" look="primary" disabled={isSubmitting}>
          {t('app.save')}
        </Button>
      </form>
    </Dialog>
  );
}
