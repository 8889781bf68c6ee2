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
import { useStaleEvents } from './use-stale-events.ts';
import { ZoneField } from './zone-field.tsx';

const EVENING = 'T19:00';
const pad = (number: number) => String(number).padStart(2, '0');

/** What an event can't do without; the rest is filled in once it is there. */
export function NewEventPage() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/signed-in/$tenant' });
  const { day } = useSearch({ from: '/signed-in/$tenant/shell/events/new' });
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
    },
  });
  const { errors, isSubmitting } = form.formState;
  const [isUnlimited, zone, startsAt] = useWatch({ control: form.control, name: ['isUnlimited', 'timeZone', 'startsAt'] });
  const send = useSubmit(form, {
    call: (values) =>
      events.create({
        title: values.title,
        startsAt: instantOf(values.startsAt, values.timeZone) ?? new Date(Number.NaN),
        timeZone: values.timeZone,
        language: i18next.language,
        capacity: values.isUnlimited || values.capacity === '' ? null : Number(values.capacity),
      }),
    stale,
    next: ({ id }) => navigate({ to: '/$tenant/events/$eventId', params: { tenant, eventId: id } }),
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
              {...form.register('startsAt')}
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
          </Fields>
          <div>
            <Button type="submit" look="primary" disabled={isSubmitting}>
              {t('events.createDraft')}
            </Button>
          </div>
        </Section>
      </form>
    </>
  );
}
