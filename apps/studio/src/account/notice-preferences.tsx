import type { NotificationPreferences, TopicPreference } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import i18next from 'i18next';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { CheckField, SelectField, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Fields, Section } from '../ui/page.tsx';
import { Loading } from '../ui/state.tsx';
import { Table } from '../ui/table.tsx';
import { useAct } from '../ui/use-act.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { saidByServer } from '../words/by-server.ts';

type Channel = 'in_app' | 'email' | 'webhook';
/** Only mail can be gathered. */
const MODES = { in_app: ['off', 'now'], email: ['off', 'now', 'daily', 'weekly'], webhook: ['off', 'now'] } as const;

const textOf = ({ topic, describe }: TopicPreference) => saidByServer(`topics.${topic}`, describe);

export function NoticePreferences() {
  const { t } = useTranslation();
  const { preferences } = useBelvedere().notifications;
  const { act } = useAct();
  const { data } = useBelvedereQuery((client) => client.notifications.preferences.get, {}, { throwOnError: true });
  if (!data) return <Loading />;
  const update = (change: Parameters<typeof preferences.update>[0]) =>
    act(() => preferences.update(change), { done: t('app.saved'), stale: [preferences.get] });
  const column = (channel: Channel) => ({
    head: t(`notices.channel.${channel}`),
    minor: channel === 'webhook',
    // Of a select that fills its cell the table does not ask how wide it is.
    className: 'md:min-w-32',
    cell: (topic: TopicPreference) =>
      topic.mandatory ? (
        <span className="text-quiet">{channel === 'webhook' ? '–' : t('notices.mandatory')}</span>
      ) : (
        <SelectField
          bare
          label={`${textOf(topic)}: ${t(`notices.channel.${channel}`)}`}
          className="min-w-22 max-md:px-1.5"
          value={topic[channel]}
          onChange={({ target }) =>
            void update({ topics: [{ topic: topic.topic, channel, mode: MODES[channel].find((mode) => mode === target.value) ?? 'off' }] })
          }
        >
          {MODES[channel].map((mode) => (
            <option key={mode} value={mode}>
              {t(`notices.mode.${mode}`)}
            </option>
          ))}
        </SelectField>
      ),
  });
  return (
    <>
      <Section title={t('notices.preferences')} lead={t('notices.preferencesLead')}>
        <Table
          label={t('notices.preferences')}
          rows={data.topics}
          keyOf={({ topic }) => topic}
          columns={[
            { head: t('notices.topic'), cell: (topic) => <bdi>{textOf(topic)}</bdi>, className: 'min-w-28' },
            column('in_app'),
            column('email'),
            column('webhook'),
          ]}
        />
        <fieldset className="grid gap-1">
          <legend className="mb-1 text-sm font-medium">{t('notices.lists')}</legend>
          {(['product', 'marketing'] as const).map((list) => (
            <CheckField
              key={list}
              label={t(`notices.${list}`)}
              checked={data.categories[list]}
              onChange={({ target }) => void update({ categories: { [list]: target.checked } })}
            />
          ))}
        </fieldset>
      </Section>
      <Hours preferences={data} />
    </>
  );
}

function Hours({ preferences: kept }: { preferences: NotificationPreferences }) {
  const { t } = useTranslation();
  const { preferences } = useBelvedere().notifications;
  const form = useForm({
    values: {
      isQuiet: kept.quietFrom !== null,
      from: kept.quietFrom ?? '22:00',
      until: kept.quietUntil ?? '07:00',
      at: kept.digestAt,
      day: String(kept.digestDay),
    },
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  const isQuiet = useWatch({ control: form.control, name: 'isQuiet' });
  const submit = useSubmit(form, {
    call: ({ from, until, at, day, ...typed }) =>
      preferences.update({ quiet: typed.isQuiet ? { from, until } : null, digest: { at, day: Number(day) } }),
    done: t('app.saved'),
    stale: [preferences.get],
  });
  // The first of January 2024 was a Monday.
  const dayName = (number: number) => new Intl.DateTimeFormat(i18next.language, { weekday: 'long' }).format(new Date(2024, 0, number));
  return (
    <Section title={t('notices.hours')} lead={t('notices.hoursLead', { zone: kept.timezone })}>
      <form className="grid gap-4" onSubmit={submit}>
        <FormProblem message={errors.root?.message} />
        <CheckField label={t('notices.quiet')} {...form.register('isQuiet')} />
        <Fields>
          <TextField label={t('notices.from')} type="time" readOnly={!isQuiet} {...form.register('from')} />
          <TextField label={t('notices.until')} type="time" readOnly={!isQuiet} {...form.register('until')} />
          <TextField label={t('notices.digestAt')} type="time" {...form.register('at')} />
          <SelectField label={t('notices.digestDay')} {...form.register('day')}>
            {[1, 2, 3, 4, 5, 6, 7].map((number) => (
              <option key={number} value={number}>
                {dayName(number)}
              </option>
            ))}
          </SelectField>
        </Fields>
        <div>
          <Button type="submit" disabled={isSubmitting || !isDirty}>
            {t('app.save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
