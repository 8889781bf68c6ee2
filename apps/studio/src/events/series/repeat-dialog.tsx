import type { EventView } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { wallTime } from '../../tour/wall-time.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { useStaleEvents } from '../use-stale-events.ts';
import { RepeatFields } from './repeat-fields.tsx';
import { SeriesDates } from './series-dates.tsx';

interface Props {
  tenant: string;
  event: EventView;
  open: boolean;
  onClose: () => void;
}

/** Makes an event the first of a series. */
export function RepeatDialog({ tenant, event, open, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('series.repeatTitle')} open={open} onClose={onClose}>
      <RepeatForm tenant={tenant} event={event} onDone={onClose} />
    </Dialog>
  );
}

function RepeatForm({ tenant, event, onDone }: Pick<Props, 'tenant' | 'event'> & { onDone: () => void }) {
  const { t } = useTranslation();
  const { series } = useBelvedere().events;
  const navigate = useNavigate();
  const stale = useStaleEvents();
  const { id, version, timeZone, startsAt, isAllDay, title } = event;
  const first = { firstStart: wallTime(startsAt, timeZone), timeZone };
  const [repeat, setRepeat] = useState({ rule: 'FREQ=WEEKLY', excluded: [] as string[], added: [] as string[] });
  const form = useForm({ defaultValues: { rule: '' } });
  const { errors, isSubmitting } = form.formState;
  const send = useSubmit(form, {
    call: () => series.repeat({ eventId: id, version, ...repeat }),
    done: t('series.repeated', { title }),
    stale,
    next: ({ id: seriesId }) => {
      onDone();
      return navigate({ to: '/$tenant/events/series/$seriesId', params: { tenant, seriesId } });
    },
  });
  return (
    <form className="grid grid-cols-1 gap-4" onSubmit={send}>
      <FormProblem message={errors.root?.message} />
      <p className="text-sm text-quiet">{t('series.repeatText')}</p>
      <RepeatFields
        rule={repeat.rule}
        first={first}
        error={errors.rule?.message}
        onRule={(rule) => setRepeat((before) => ({ ...before, rule }))}
      />
      <SeriesDates
        question={{ ...first, ...repeat }}
        isAllDay={isAllDay}
        onChange={(change) => setRepeat((before) => ({ ...before, ...change }))}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onDone}>{t('app.cancel')}</Button>
        <Button type="submit" look="primary" disabled={isSubmitting}>
          {t('series.repeat')}
        </Button>
      </div>
    </form>
  );
}
