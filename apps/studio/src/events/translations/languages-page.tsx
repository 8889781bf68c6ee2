import type { EventView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../ui/ask.tsx';
import { Button } from '../../ui/button.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Section } from '../../ui/page.tsx';
import { Loading } from '../../ui/state.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import { useEvent } from '../use-event.ts';
import { useLeaveGuard } from '../use-leave-guard.ts';
import { LanguageChoice, languageName, type Text } from './language-choice.tsx';
import { SideBySide } from './side-by-side.tsx';

const FROM = '/signed-in/$tenant/shell/events/$eventId/languages';

/** What an event says in other languages, beside its own. */
export function EventLanguagesPage() {
  const { t } = useTranslation();
  const { tenant, event } = useEvent();
  const { eventId } = useParams({ from: FROM });
  const { language: wanted } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: '/$tenant/events/$eventId/languages' });
  const { data } = useBelvedereQuery((client) => client.events.translations.list, { eventId }, { throwOnError: true });
  if (!event || !data) return <Loading />;
  const chosen = wanted ?? data.items[0]?.language;
  const text = data.items.find(({ language }) => language === chosen);
  return (
    <Section title={t('eventLanguages.title')} lead={t('eventLanguages.lead')}>
      {event.seriesId !== null && !event.isApart && <OfSeries tenant={tenant} seriesId={event.seriesId} />}
      <LanguageChoice
        original={event}
        texts={data.items}
        chosen={chosen}
        onChoose={(language) => void navigate({ search: { language }, replace: true })}
      />
      {chosen === undefined ? (
        <p className="py-6 text-center text-sm text-quiet">{t('eventLanguages.empty')}</p>
      ) : (
        <TranslationForm key={`${chosen} ${text ? text.updatedAt.getTime() : ''}`} event={event} language={chosen} text={text} />
      )}
    </Section>
  );
}

function OfSeries({ tenant, seriesId }: { tenant: string; seriesId: string }) {
  const { t } = useTranslation();
  return (
    <p className="text-sm text-quiet">
      {t('eventLanguages.ofSeries')}{' '}
      <Link
        to="/$tenant/events/series/$seriesId/edit"
        params={{ tenant, seriesId }}
        hash="languages"
        className="text-ink underline underline-offset-3"
      >
        {t('eventLanguages.toSeries')}
      </Link>
    </p>
  );
}

function TranslationForm({ event, language, text }: { event: EventView; language: string; text: Text | undefined }) {
  const { t } = useTranslation();
  const { translations, waitlist } = useBelvedere().events;
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const form = useForm({ defaultValues: { title: text?.title ?? '', description: text?.description ?? '' } });
  const { errors, isSubmitting, isDirty } = form.formState;
  useLeaveGuard(isDirty);
  const name = languageName(language);
  const stale = [translations.list, waitlist.letters];
  const send = useSubmit(form, {
    call: ({ title, description }) => translations.set({ eventId: event.id, language, title, description: description || null }),
    done: t('eventLanguages.saved', { language: name }),
    stale,
  });
  const remove = async () => {
    const question = { title: t('eventLanguages.removeTitle'), text: t('eventLanguages.removeText', { language: name }) };
    if (!(await ask({ ...question, action: t('eventLanguages.remove', { language: name }) }))) return;
    await act(() => translations.remove({ eventId: event.id, language }), { done: t('eventLanguages.removed', { language: name }), stale });
  };
  return (
    <form className="grid gap-4" onSubmit={send}>
      <FormProblem message={errors.root?.message} />
      {text?.isOutdated && <p className="text-sm text-warn">{t('eventLanguages.outdatedHint')}</p>}
      <SideBySide
        original={event}
        fields={{
          title: (
            <TextField
              label={t('eventLanguages.titleIn', { language: name })}
              lang={language}
              dir="auto"
              required
              maxLength={200}
              error={errors.title?.message}
              {...form.register('title')}
            />
          ),
          description: (
            <TextArea
              label={t('eventLanguages.descriptionIn', { language: name })}
              hint={t('eventLanguages.descriptionHint')}
              lang={language}
              dir="auto"
              rows={8}
              maxLength={20_000}
              error={errors.description?.message}
              {...form.register('description')}
            />
          ),
        }}
      />
      <div className="flex flex-wrap justify-end gap-2">
        {text && (
          <Button look="danger" className="me-auto" disabled={isBusy} onClick={() => void remove()}>
            {t('eventLanguages.remove', { language: name })}
          </Button>
        )}
        <Button type="submit" look="primary" disabled={isSubmitting}>
          {t('app.save')}
        </Button>
      </div>
    </form>
  );
}
