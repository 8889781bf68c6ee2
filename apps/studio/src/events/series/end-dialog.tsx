import type { EventSeriesView, EventView } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { ReasonForm, reasonIn } from '../reason-form.tsx';
import { useStaleEvents } from '../use-stale-events.ts';
import { whenOf } from '../when.ts';

interface Props {
  series: EventSeriesView;
  /** The first event that no longer takes place; null for all that is to come. */
  from: EventView | null;
  open: boolean;
  onClose: () => void;
}

/** Asks before a series ends. */
export function EndDialog({ series, from, open, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('series.endTitle')} open={open} onClose={onClose}>
      <EndForm series={series} from={from} onDone={onClose} />
    </Dialog>
  );
}

function EndForm({ series: { id, upcoming }, from, onDone }: Pick<Props, 'series' | 'from'> & { onDone: () => void }) {
  const { t } = useTranslation();
  const { series } = useBelvedere().events;
  const stale = useStaleEvents();
  const form = useForm({ defaultValues: { reason: '' } });
  const send = useSubmit(form, {
    call: (values) => series.end({ id, ...(from && { fromEventId: from.id }), ...reasonIn(values) }),
    done: t('series.ended'),
    stale,
    next: onDone,
  });
  return (
    <ReasonForm
      reason={form.register('reason')}
      state={form.formState}
      onSubmit={send}
      text={from ? t('series.endHereText', { when: whenOf(from) }) : t('series.endText')}
      action={t('series.end')}
      look="danger"
      keep={t('events.keep')}
      onKeep={onDone}
    >
      <p className="text-sm font-medium">{t('series.toCome', { count: upcoming })}</p>
    </ReasonForm>
  );
}
