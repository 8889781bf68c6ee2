import type { EventSeriesView, EventsSeriesForeseeInput } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import { Loading } from '../../ui/state.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { ReasonForm, reasonIn } from '../reason-form.tsx';
import { useStaleEvents } from '../use-stale-events.ts';
import type { SeriesChange } from './series-edit-page.tsx';

interface Props {
  series: EventSeriesView;
  /** What would become of its dates. */
  question: EventsSeriesForeseeInput;
  change: SeriesChange;
  open: boolean;
  onClose: () => void;
  onDone: (seriesId: string) => Promise<void>;
}

/** Says what becomes of the events before a series changes, and asks for the reason that people are given. */
export function ChangeDialog(props: Props) {
  const { t } = useTranslation();
  const { open, onClose } = props;
  return (
    <Dialog title={t('series.changeAsk')} open={open} onClose={onClose}>
      <ChangeForm {...props} />
    </Dialog>
  );
}

function ChangeForm({ series: { id, version }, question, change, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const { series } = useBelvedere().events;
  const stale = useStaleEvents();
  const { data } = useBelvedereQuery((client) => client.events.series.foresee, question, { staleTime: 0 });
  const form = useForm({ defaultValues: { reason: '' } });
  const { fromEventId } = question;
  const send = useSubmit(form, {
    call: (values) => series.update({ id, version, ...(fromEventId !== undefined && { fromEventId }), ...change, ...reasonIn(values) }),
    done: t('series.changed'),
    stale,
    next: (changed) => onDone(changed.id),
  });
  const effect = data?.effect;
  if (!effect) return <Loading />;
  const lines = [
    ['effectKept', effect.kept],
    ['effectMoved', effect.moved],
    ['effectGone', effect.gone],
    ['effectMade', { events: effect.made, places: 0 }],
    ['effectApart', effect.apart],
  ] as const;
  return (
    <ReasonForm
      reason={form.register('reason')}
      state={form.formState}
      onSubmit={send}
      text={t('series.changeTold')}
      action={t('app.save')}
      look={effect.gone.events > 0 ? 'danger' : 'primary'}
      keep={t('app.cancel')}
      onKeep={onClose}
    >
      <ul className="grid gap-1 text-sm">
        {lines
          .filter(([, { events }]) => events > 0)
          .map(([name, { events, places }]) => (
            <li key={name} className={name === 'effectGone' ? 'font-medium text-danger' : undefined}>
              {t(`series.${name}`, { count: events })} {places > 0 && t('series.placesIn', { count: places })}
            </li>
          ))}
      </ul>
    </ReasonForm>
  );
}
