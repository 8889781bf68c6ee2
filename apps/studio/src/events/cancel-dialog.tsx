import type { EventView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { useSubmit } from '../ui/use-submit.ts';
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
  const { data: board } = useBelvedereQuery((client) => client.events.waitlist.board, { eventId: id }, { staleTime: 0 });
  const told = board && board.entries.waiting + board.entries.offered + board.entries.confirmed;
  const form = useForm({ defaultValues: { reason: '' } });
  const { errors, isSubmitting } = form.formState;
  const send = useSubmit(form, {
    call: ({ reason }) => events.cancel({ id, ...(reason.trim() && { reason: reason.trim() }) }),
    done: t('events.cancelled', { title }),
    stale,
    next: onDone,
  });
  return (
    <form className="grid gap-4" onSubmit={send}>
      <FormProblem message={errors.root?.message} />
      <p className="text-sm text-quiet">{t('events.cancelText', { title })}</p>
      {told !== undefined && (
        <p className="text-sm font-medium">{told === 0 ? t('events.tellsNobody') : t('events.tells', { count: told })}</p>
      )}
      <TextArea
        label={t('events.reason')}
        hint={t('events.reasonHint')}
        maxLength={1000}
        error={errors.reason?.message}
        {...form.register('reason')}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onDone}>{t('events.keep')}</Button>
        <Button type="submit" look="danger" disabled={isSubmitting}>
          {t('events.cancel')}
        </Button>
      </div>
    </form>
  );
}
