import type { EventView } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { readTime, typedTimes } from './event-times.ts';
import { ReasonForm, reasonIn } from './reason-form.tsx';
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
  const { errors } = form.formState;
  const isKnown = useWatch({ control: form.control, name: 'to' }) === 'time';
  const send = useSubmit(form, {
    call: (values) =>
      events.postpone({
        id,
        version,
        ...(isKnown && { startsAt: readTime(values.startsAt, 'start', event) ?? new Date(Number.NaN) }),
        ...reasonIn(values),
      }),
    done: t('events.postponed', { title }),
    stale,
    next: onDone,
  });
  const choices = [['time', t('events.postponeTo')], ...(event.postponedAt ? [] : [['open', t('events.postponeOpen')] as const])] as const;
  return (
    <ReasonForm
      reason={form.register('reason')}
      state={form.formState}
      onSubmit={send}
      text={t('events.postponeText')}
      action={t('events.postpone')}
      look="primary"
      keep={t('app.cancel')}
      onKeep={onDone}
    >
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
    </ReasonForm>
  );
}
