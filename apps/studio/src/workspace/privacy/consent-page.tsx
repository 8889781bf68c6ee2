import type { ConsentTextView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Fields, PageHead } from '../../ui/page.tsx';
import { Empty, Loading } from '../../ui/state.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { day } from '../../words/moments.ts';
import { ConsentRecords } from './consent-records.tsx';

/** What visitors are asked to agree to, and what they said. */
export function ConsentPage() {
  const { t } = useTranslation();
  const [written, setWritten] = useState<'new' | ConsentTextView | null>(null);
  const { data } = useBelvedereQuery(({ compliance }) => compliance.consent.texts, {}, { throwOnError: true });
  const texts = data?.items;
  const named = ({ purpose, language }: ConsentTextView) => `${purpose}, ${language}`;
  return (
    <>
      <PageHead title={t('work.places.consent')} lead={t('consent.lead')}>
        <Button look="primary" onClick={() => setWritten('new')}>
          {t('consent.create')}
        </Button>
      </PageHead>
      {!texts && <Loading />}
      {texts?.length === 0 && (
        <Empty title={t('consent.empty')}>
          <p className="text-quiet">{t('consent.emptyLead')}</p>
        </Empty>
      )}
      {!!texts?.length && (
        <section className="grid gap-3">
          <h2 className="font-semibold">{t('consent.texts')}</h2>
          <ul className="grid gap-3 lg:grid-cols-2">
            {texts.map((text) => (
              <li key={text.id} className="flex flex-col gap-2 rounded-xl border border-line bg-sheet p-4">
                <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                  <h3 className="font-mono text-sm font-medium">{text.purpose}</h3>
                  <span className="text-xs text-quiet">{text.language}</span>
                  <span className="ms-auto text-xs text-quiet">
                    {t('consent.version', { number: text.version })} · {day(text.createdAt)}
                  </span>
                </div>
                <p lang={text.language} dir="auto" className="line-clamp-5 grow text-sm break-words whitespace-pre-line">
                  {text.text}
                </p>
                <div className="-ms-3">
                  <Button look="quiet" aria-label={`${t('consent.write')}: ${named(text)}`} onClick={() => setWritten(text)}>
                    {t('consent.write')}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {texts && <ConsentRecords purposes={[...new Set(texts.map(({ purpose }) => purpose))]} />}
      <Dialog title={t(written === 'new' ? 'consent.create' : 'consent.write')} open={written !== null} onClose={() => setWritten(null)}>
        {written && <TextForm before={written === 'new' ? null : written} onDone={() => setWritten(null)} />}
      </Dialog>
    </>
  );
}

function TextForm({ before, onDone }: { before: ConsentTextView | null; onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const { consent } = useBelvedere().compliance;
  const form = useForm({
    defaultValues: { purpose: before?.purpose ?? '', language: before?.language ?? i18n.language, text: before?.text ?? '' },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = useSubmit(form, {
    call: (typed) => consent.createText(typed),
    done: t('consent.written'),
    stale: [consent.texts],
    next: onDone,
  });
  // A version of something else would be no version of this.
  const isFixed = before !== null;
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <FormProblem message={errors.root?.message} />
      <Fields>
        <TextField
          label={t('consent.purpose')}
          hint={t('consent.purposeHint')}
          required
          readOnly={isFixed}
          error={errors.purpose?.message}
          {...form.register('purpose')}
        />
        <TextField
          label={t('consent.language')}
          hint={t('consent.languageHint')}
          required
          readOnly={isFixed}
          error={errors.language?.message}
          {...form.register('language')}
        />
      </Fields>
      <TextArea label={t('consent.text')} required rows={8} error={errors.text?.message} {...form.register('text')} />
      <Button type="submit" look="primary" disabled={isSubmitting}>
        {t('app.save')}
      </Button>
    </form>
  );
}
