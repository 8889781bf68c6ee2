import type { EventView } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { ReasonForm, reasonIn } from './reason-form.tsx';
import { Told } from './told.tsx';
import { useStaleEvents } from './use-stale-events.ts';

/** Asks before an event is called off for good, and says how many people hear of it. */
export function CancelDialog({ event, open, onClose }: { event: EventView; open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('events.cancelTitle')} open={open} onClose={onClose}>
      <CancelForm event={event} onDone={onClose} />
    </Dialog>
  );
}

function CancelForm({ event: { id, title }, onDone }: { event: EventView; onDone: () => void }) {
  const { t } = useTranslation();
  const { events } = useBelvedere();
  const stale = useStaleEvents();
  const form = useForm({ defaultValues: { reason: '' } });
  const send = useSubmit(form, {
    call: (values) => events.cancel({ id, ...reasonIn(values) }),
    done: t('events.cancelled', { title }),
    stale,
    next: onDone,
  });
  return (
    <ReasonForm
      reason={form.register('reason')}
      state={form.formState}
      onSubmit={send}
      text={t('events.cancelText', { title })}
      action={t('events.cancel')}
      look="danger"
      keep={t('events.keep')}
      onKeep={onDone}
    >
      <Told eventId={id} />
    </ReasonForm>
  );
}
