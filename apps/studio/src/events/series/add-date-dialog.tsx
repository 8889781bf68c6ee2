import type { EventSeriesView } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { instantOf } from '../../tour/wall-time.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { useStaleEvents } from '../use-stale-events.ts';
import { zoneName } from '../when.ts';

/** One more date than the rule has. */
export function AddDateDialog({ series, open, onClose }: { series: EventSeriesView; open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('series.add')} open={open} onClose={onClose}>
      <AddDateForm series={series} onDone={onClose} />
    </Dialog>
  );
}

function AddDateForm({ series: { id, version, added, timeZone, template }, onDone }: { series: EventSeriesView; onDone: () => void }) {
  const { t } = useTranslation();
  const { series } = useBelvedere().events;
  const stale = useStaleEvents();
  const [opened] = useState(() => new Date());
  const isAllDay = template.isAllDay ?? false;
  const form = useForm({ defaultValues: { added: '' } });
  const { errors, isSubmitting } = form.formState;
  const dateOf = (typed: string) => (isAllDay ? `${typed}T00:00` : typed);
  const send = useSubmit(form, {
    call: (values) => series.update({ id, version, added: [...added, dateOf(values.added)] }),
    stale,
    next: onDone,
  });
  return (
    <form className="grid gap-4" onSubmit={send}>
      <FormProblem message={errors.root?.message} />
      <p className="text-sm text-quiet">{t('series.addLead', { zone: zoneName(timeZone, opened) })}</p>
      <TextField
        type={isAllDay ? 'date' : 'datetime-local'}
        label={t('series.date')}
        required
        error={errors.added?.message}
        {...form.register('added', {
          validate: (typed) => {
            const at = instantOf(dateOf(typed), timeZone);
            if (!at || at <= new Date()) return t('series.needsFuture');
            return added.includes(dateOf(typed)) ? t('series.hasDate') : true;
          },
        })}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onDone}>{t('app.cancel')}</Button>
        <Button type="submit" look="primary" disabled={isSubmitting}>
          {t('series.add')}
        </Button>
      </div>
    </form>
  );
}
