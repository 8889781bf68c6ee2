import type { EventView } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { ReasonForm, reasonIn } from '../reason-form.tsx';
import { Told } from '../told.tsx';
import { useStaleEvents } from '../use-stale-events.ts';
import { whenOf } from '../when.ts';

interface Props {
  /** The occurrence that is asked about; null while nothing is. */
  event: EventView | null;
  onClose: () => void;
}

/** Asks before a date is left out of its series. */
export function SkipDialog({ event, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('series.skipTitle')} open={event !== null} onClose={onClose}>
      {event && <SkipForm event={event} onDone={onClose} />}
    </Dialog>
  );
}

function SkipForm({ event, onDone }: { event: EventView; onDone: () => void }) {
  const { t } = useTranslation();
  const { series } = useBelvedere().events;
  const stale = useStaleEvents();
  const form = useForm({ defaultValues: { reason: '' } });
  const when = whenOf(event);
  const send = useSubmit(form, {
    call: (values) => series.skip({ id: event.seriesId ?? '', eventId: event.id, ...reasonIn(values) }),
    done: t('series.skipped', { when }),
    stale,
    next: onDone,
  });
  return (
    <ReasonForm
      reason={form.register('reason')}
      state={form.formState}
      onSubmit={send}
      text={t('series.skipText', { when })}
      action={t('series.skip')}
      look="danger"
      keep={t('events.keep')}
      onKeep={onDone}
    >
      <Told eventId={event.id} />
    </ReasonForm>
  );
}
