import type { TourView } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { useTourChanged } from './use-tour-changed.ts';
import { instantOf, wallTime } from './wall-time.ts';

/** When a tour goes live by itself, and when it is taken back, by the clocks of a place. */
export function ScheduleForm({ tour }: { tour: TourView }) {
  const { t } = useTranslation();
  const { tours } = useBelvedere();
  const changed = useTourChanged();
  const { id, scheduledAt, unpublishAt } = tour;
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = tour.scheduleZone ?? own;
  const shown = (at: Date | null) => (at ? wallTime(at, zone) : '');
  const form = useForm({ defaultValues: { publishAt: shown(scheduledAt), unpublishAt: shown(unpublishAt), zone } });
  const { errors, isSubmitting, isDirty } = form.formState;
  const send = useSubmit(form, {
    call: (values) =>
      tours.schedule({
        id,
        publishAt: instantOf(values.publishAt, values.zone),
        unpublishAt: instantOf(values.unpublishAt, values.zone),
        zone: values.zone,
      }),
    done: t('publish.scheduled'),
    next: (after) => void changed(after),
  });
  const zones = [...new Set([zone, own, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  const isSet = scheduledAt !== null || unpublishAt !== null;
  const callOff = () => {
    form.setValue('publishAt', '', { shouldDirty: true });
    form.setValue('unpublishAt', '', { shouldDirty: true });
  };
  return (
    <form className="grid grid-cols-1 gap-4" onSubmit={send}>
      <FormProblem message={errors.root?.message} />
      <TextField type="datetime-local" label={t('publish.publishAt')} error={errors.publishAt?.message} {...form.register('publishAt')} />
      <TextField
        type="datetime-local"
        label={t('publish.unpublishAt')}
        error={errors.unpublishAt?.message}
        {...form.register('unpublishAt')}
      />
      <SelectField label={t('publish.zone')} error={errors.zone?.message} {...form.register('zone')}>
        {zones.map((each) => (
          <option key={each} value={each}>
            {each.replaceAll('_', ' ')}
          </option>
        ))}
      </SelectField>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={isSubmitting || !isDirty || tour.status === 'archived'}>
          {t('app.save')}
        </Button>
        {isSet && (
          <Button look="quiet" disabled={isSubmitting} onClick={callOff}>
            {t('publish.callOff')}
          </Button>
        )}
      </div>
    </form>
  );
}
