import type { EventView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useDeferredValue } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CheckField, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { useStaleEvents } from './use-stale-events.ts';

const MOST_PLACES = 1_000_000;

/** Another number of places, and what will happen then. */
export function CapacityDialog({ event, open, onClose }: { event: EventView; open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('board.changeCapacity')} open={open} onClose={onClose}>
      <CapacityForm event={event} onDone={onClose} />
    </Dialog>
  );
}

function CapacityForm({ event: { id, version, capacity: before }, onDone }: { event: EventView; onDone: () => void }) {
  const { t } = useTranslation();
  const { events } = useBelvedere();
  const stale = useStaleEvents();
  const form = useForm({ defaultValues: { capacity: String(before ?? ''), isUnlimited: before === null } });
  const { errors, isSubmitting } = form.formState;
  const [typed, isUnlimited] = useWatch({ control: form.control, name: ['capacity', 'isUnlimited'] });
  const number = typed === '' ? Number.NaN : Number(typed);
  const isNumber = Number.isInteger(number) && number >= 0 && number <= MOST_PLACES;
  const capacity = useDeferredValue(isUnlimited ? null : number);
  const { data: foreseen } = useBelvedereQuery(
    (client) => client.events.waitlist.foresee,
    { eventId: id, capacity },
    { enabled: isUnlimited || isNumber, staleTime: 0, placeholderData: (last) => last },
  );
  const send = useSubmit(form, {
    call: () => events.update({ id, version, capacity: isUnlimited ? null : number }),
    done: t('app.saved'),
    stale,
    next: onDone,
  });
  return (
    <form className="grid gap-4" onSubmit={send}>
      <FormProblem message={errors.root?.message} />
      <TextField
        type="number"
        label={t('events.capacity')}
        min={0}
        max={MOST_PLACES}
        required={!isUnlimited}
        disabled={isUnlimited}
        error={errors.capacity?.message}
        {...form.register('capacity')}
      />
      <CheckField label={t('events.unlimited')} {...form.register('isUnlimited')} />
      <output className="min-h-10 text-sm">
        {foreseen && !foreseen.isPossible && <span className="text-danger">{t('board.tooFew', { count: foreseen.taken })}</span>}
        {foreseen?.isPossible && foreseen.offers === 0 && <span className="text-quiet">{t('board.noOffers')}</span>}
        {foreseen?.isPossible && foreseen.offers > 0 && t('board.offers', { count: foreseen.offers })}
      </output>
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('app.cancel')}</Button>
        <Button type="submit" look="primary" disabled={isSubmitting || foreseen?.isPossible === false}>
          {t('app.save')}
        </Button>
      </div>
    </form>
  );
}
