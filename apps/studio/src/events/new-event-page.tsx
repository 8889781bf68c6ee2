import { useBelvedere } from '@belvedere/sdk/react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import i18next from 'i18next';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { instantOf } from '../tour/wall-time.ts';
import { Button } from '../ui/button.tsx';
import { CheckField, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Fields, PageHead, Section } from '../ui/page.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { LengthField } from './series/length-field.tsx';
import { RepeatFields } from './series/repeat-fields.tsx';
import { moveFirst, readRule } from './series/rule.ts';
import { SeriesDates } from './series/series-dates.tsx';
import { useStaleEvents } from './use-stale-events.ts';
import { ZoneField } from './zone-field.tsx';

const EVENING = 'T19:00';
const pad = (number: number) => String(number).padStart(2, '0');

/** What an event can't do without; the rest is filled in once it is there. */
export function NewEventPage() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/signed-in/$tenant' });
  const { day, repeat } = useSearch({ from: '/signed-in/$tenant/shell/events/new' });
  const navigate = useNavigate();
  const { events } = useBelvedere();
  const stale = useStaleEvents();
  const [today] = useState(() => new Date());
  const tomorrow = new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1);
  const start = day ?? `${tomorrow.getFullYear()}-${pad(tomorrow.getMonth() + 1)}-${pad(tomorrow.getDate())}`;
  const form = useForm({
    defaultValues: {
      title: '',
      startsAt: `${start}${EVENING}`,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      capacity: '',
      isUnlimited: true,
      repeats: repeat !== undefined,
    },
  });
  const [recurrence, setRecurrence] = useState({ rule: 'FREQ=WEEKLY', excluded: [] as string[], added: [] as string[] });
  const [lengthMinutes, setLength] = useState<number | null>(null);
  const { errors, isSubmitting } = form.formState;
  const [isUnlimited, zone, startsAt, repeats] = useWatch({
    control: form.control,
    name: ['isUnlimited', 'timeZone', 'startsAt', 'repeats'],
  });
  const first = { firstStart: startsAt, timeZone: zone };
  const begin = (firstStart: string) =>
    setRecurrence((before) => {
      const read = startsAt && firstStart ? readRule(before.rule, first) : null;
      return read ? { ...before, rule: moveFirst(read, first, { firstStart, timeZone: zone }) } : before;
    });
  const send = useSubmit(form, {
    call: async ({ title, startsAt: begins, timeZone, isUnlimited: isOpen, capacity: places, repeats: isSeries }) => {
      const capacity = isOpen || places === '' ? null : Number(places);
      const about = { title, timeZone, language: i18next.language, capacity };
      if (!isSeries)
        return { eventId: (await events.create({ ...about, startsAt: instantOf(begins, timeZone) ?? new Date(Number.NaN) })).id };
      return { seriesId: (await events.series.create({ ...about, firstStart: begins, lengthMinutes, ...recurrence })).id };
    },
    stale,
    next: ({ eventId, seriesId }) =>
      seriesId === undefined
        ? navigate({ to: '/$tenant/events/$eventId', params: { tenant, eventId } })
        : navigate({ to: '/$tenant/events/series/$seriesId', params: { tenant, seriesId } }),
  });
  return (
    <>
      <PageHead title={t('events.create')} lead={t('events.createLead')} />
      <form className="max-w-3xl" onSubmit={send}>
        <Section title={t('events.basics')}>
          <FormProblem message={errors.root?.message} />
          <TextField label={t('events.name')} required maxLength={200} error={errors.title?.message} {...form.register('title')} />
          <Fields>
            <TextField
              type="datetime-local"
              label={t('events.startsAt')}
              required
              error={errors.startsAt?.message}
              {...form.register('startsAt', { onChange: ({ target }: { target: HTMLInputElement }) => begin(target.value) })}
            />
            <ZoneField
              at={instantOf(startsAt, zone) ?? today}
              value={zone}
              error={errors.timeZone?.message}
              onChange={(next) => form.setValue('timeZone', next)}
            />
            <div className="grid gap-2">
              <TextField
                label={t('events.capacity')}
                type="number"
                min={0}
                max={1_000_000}
                disabled={isUnlimited}
                required={!isUnlimited}
                error={errors.capacity?.message}
                {...form.register('capacity')}
              />
              <CheckField label={t('events.unlimited')} {...form.register('isUnlimited')} />
            </div>
            {repeats && <LengthField isAllDay={false} minutes={lengthMinutes} onMinutes={setLength} />}
          </Fields>
          <CheckField label={t('series.repeats')} {...form.register('repeats')} />
        </Section>
        {repeats && startsAt !== '' && (
          <Section title={t('series.repeats')} lead={t('series.repeatsLead')}>
            <RepeatFields rule={recurrence.rule} first={first} onRule={(rule) => setRecurrence((before) => ({ ...before, rule }))} />
            <SeriesDates
              question={{ ...first, ...recurrence }}
              onChange={(change) => setRecurrence((before) => ({ ...before, ...change }))}
            />
          </Section>
        )}
        <Button type="submit" look="primary" disabled={isSubmitting}>
          {t(repeats ? 'series.createDrafts' : 'events.createDraft')}
        </Button>
      </form>
    </>
  );
}
