import type { EventView } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { readTime, typedTimes } from './event-times.ts';
import { useStaleEvents } from './use-stale-events.ts';
import { zoneName } from './when.ts';

/** Puts an event off, to another time or to one that is not known yet. */
export function PostponeDialog({ event, open, onClose }: { event: EventView; open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('events.postponeTitle')} open={open} onClose={onClose}>
      <PostponeForm event={event} onDone={onClose} />
    </Dialog>
  );
}

function PostponeForm({ event, onDone }: { event: EventView; onDone: () => void }) {
  const { t } = useTranslation();
  const { events } = useBelvedere();
  const stale = useStaleEvents();
  const { id, version, title } = event;
  const form = useForm({ defaultValues: { to: 'time', startsAt: typedTimes(event).start, reason: '' } });
  const { errors, isSubmitting } = form.formState;
  const isKnown = useWatch({ control: form.control, name: 'to' }) === 'time';
  const send = useSubmit(form, {
    call: ({ startsAt, reason }) =>
      events.postpone({
        id,
        version,
        ...(isKnown && { startsAt: readTime(startsAt, 'start', event) ?? new Date(Number.NaN) }),
        ...(reason.trim() && { reason: reason.trim() }),
      }),
    done: t('events.postponed', { title }),
    stale,
    next: onDone,
  });
  const choices = [['time', t('events.postponeTo')], ...(event.postponedAt ? [] : [['open', t('events.postponeOpen')] as const])] as const;
  return (
    <form className="grid gap-4" onSubmit={send}>
      <FormProblem message={errors.root?.message} />
      <p className="text-sm text-quiet">{t('events.postponeText')}</p>
      <div role="radiogroup" aria-label={t('events.postponeTitle')} className="grid gap-1">
        {choices.map(([value, name]) => (
          <label key={value} className="flex min-h-8 items-center gap-2.5 text-sm">
            <input type="radio" value={value} className="size-4.5 accent-accent" {...form.register('to')} />
            {name}
          </label>
        ))}
      </div>
      {isKnown && (
        <TextField
          type={event.isAllDay ? 'date' : 'datetime-local'}
          label={t('events.startsAt')}
          hint={zoneName(event.timeZone, event.startsAt)}
          required
          error={errors.startsAt?.message}
          {...form.register('startsAt')}
        />
      )}
      <TextArea
        label={t('events.reason')}
        hint={t('events.reasonHint')}
        maxLength={1000}
        error={errors.reason?.message}
        {...form.register('reason')}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onDone}>{t('app.cancel')}</Button>
        <Button type="submit" look="primary" disabled={isSubmitting}>
          {t('events.postpone')}
        </Button>
      </div>
    </form>
  );
}
