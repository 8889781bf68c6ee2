import { belvedereKey, useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import i18next from 'i18next';
import { Download, Plus, Trash2, Upload } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../../app/reason-of.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Loading } from '../../ui/state.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { useEditor, useTry } from '../editor-context.ts';
import type { EditorSearch } from '../routes.ts';
import { SideBySide } from './side-by-side.tsx';

const nameOf = (tag: string) => new Intl.DisplayNames([i18next.language], { type: 'language', fallback: 'code' }).of(tag) ?? tag;

function save(fileName: string, mimeType: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: mimeType }));
  const link = Object.assign(document.createElement('a'), { href: address, download: fileName });
  link.click();
  URL.revokeObjectURL(address);
}

/** What the tour says in other languages, beside its own. */
export function LanguagesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const queries = useQueryClient();
  const navigate = useNavigate({ from: '/$tenant/tours/$tourId' });
  const { language: wanted } = useSearch({ from: '/signed-in/$tenant/tours/$tourId' });
  const { tour, tourId } = useEditor();
  const report = useBelvedereQuery((api) => api.tours.translations.report, { tourId }, { staleTime: 0 });
  const known = report.data?.items ?? [];
  const language = wanted ?? known[0]?.language;
  const item = known.find((each) => each.language === language);
  const choose = (next: string | undefined) =>
    void navigate({ search: (before: EditorSearch) => ({ ...before, language: next }) as never, replace: true });
  const reread = async () => {
    const { translations } = client.tours;
    await Promise.all(
      [translations.report, translations.export].map((call) => queries.invalidateQueries({ queryKey: belvedereKey(call) })),
    );
  };
  return (
    <Dialog
      title={t('editor.languages.title')}
      open
      onClose={onClose}
      className="h-[90dvh] w-[min(70rem,calc(100vw-2rem))] grid-rows-[auto_auto_minmax(0,1fr)] max-sm:p-4"
    >
      <div className="grid gap-3">
        <FormProblem message={report.error ? reasonOf(report.error) : undefined} />
        <div className="flex flex-wrap items-end gap-2">
          <ul className="flex flex-wrap gap-2" aria-label={t('editor.languages.title')}>
            {known.map((each) => (
              <li key={each.language}>
                <button
                  type="button"
                  aria-pressed={each.language === language}
                  className="grid min-w-32 gap-1 rounded-lg border border-line px-3 py-1.5 text-start text-sm aria-pressed:border-accent aria-pressed:bg-raised"
                  onClick={() => choose(each.language)}
                >
                  <span>{nameOf(each.language)}</span>
                  <span className="text-xs text-quiet">
                    {t('editor.languages.complete', { percent: Math.floor(each.completeness * 100) })}
                  </span>
                  <progress className="h-1 w-full accent-accent" max={1} value={each.completeness} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
          <AddLanguage own={tour.language} onAdd={choose} />
        </div>
        {language && (
          <LanguageActions
            key={language}
            language={language}
            drafts={item?.drafts ?? 0}
            isKnown={!!item}
            reread={reread}
            onGone={() => choose(undefined)}
          />
        )}
      </div>
      {!report.data && <Loading />}
      {report.data && !language && <p className="py-10 text-center text-sm text-quiet">{t('editor.languages.empty')}</p>}
      {report.data && language && <SideBySide key={language} language={language} name={nameOf(language)} reread={reread} />}
    </Dialog>
  );
}

function AddLanguage({ own, onAdd }: { own: string; onAdd: (tag: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    try {
      const [tag = ''] = Intl.getCanonicalLocales(text.trim());
      if (!tag || tag === own) {
        setProblem(t('editor.languages.ownTag'));
        return;
      }
      setProblem(undefined);
      setText('');
      onAdd(tag);
    } catch {
      setProblem(t('editor.languages.badTag'));
    }
  };
  return (
    <form className="flex items-end gap-2" onSubmit={submit}>
      <div className="w-44">
        <TextField
          label={t('editor.languages.add')}
          placeholder={t('editor.languages.addHint')}
          maxLength={35}
          value={text}
          error={problem}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <Button type="submit" disabled={!text.trim()} aria-label={t('editor.languages.add')}>
        <Plus size={16} aria-hidden />
      </Button>
    </form>
  );
}

/** Files for translators out and in, approval, and the end of a language. */
function LanguageActions(props: { language: string; drafts: number; isKnown: boolean; reread: () => Promise<void>; onGone: () => void }) {
  const { language, drafts, isKnown, reread, onGone } = props;
  const { t } = useTranslation();
  const client = useBelvedere();
  const toasts = useToasts();
  const attempt = useTry();
  const { tourId } = useEditor();
  const inputId = useId();
  const [isRemoving, setRemoving] = useState(false);
  const { translations } = client.tours;
  const take = (format: 'xliff' | 'json') =>
    attempt(async () => {
      const { fileName, mimeType, content } = await translations.export({ tourId, language, format });
      save(fileName, mimeType, content);
    });
  const bring = (file: File | undefined) =>
    attempt(async () => {
      if (!file) return;
      const content = await file.text();
      const { taken, refused } = await translations.import({
        tourId,
        format: content.trimStart().startsWith('{') ? 'json' : 'xliff',
        content,
      });
      await reread();
      toasts.done(t('editor.languages.imported', { count: taken }));
      if (refused.length > 0) toasts.failed(t('editor.languages.refused', { count: refused.length }));
    });
  const approve = () =>
    attempt(async () => {
      await translations.approve({ tourId, language });
      await reread();
    });
  const remove = () =>
    attempt(async () => {
      await translations.remove({ tourId, language });
      await reread();
      onGone();
    });
  return (
    <div className="flex flex-wrap items-center gap-2">
      {drafts > 0 && (
        <Button look="primary" onClick={() => void approve()}>
          {t('editor.languages.approveAll', { count: drafts })}
        </Button>
      )}
      <Button onClick={() => void take('xliff')}>
        <Download size={16} aria-hidden />
        {t('editor.languages.xliff')}
      </Button>
      <Button onClick={() => void take('json')}>
        <Download size={16} aria-hidden />
        {t('editor.languages.json')}
      </Button>
      <label
        htmlFor={inputId}
        className={cx(
          'inline-flex min-h-9 cursor-pointer items-center gap-2 rounded-lg border border-line px-3.5 text-sm font-medium hover:bg-raised',
          'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
        )}
      >
        <Upload size={16} aria-hidden />
        {t('editor.languages.import')}
        <input
          id={inputId}
          type="file"
          accept=".xlf,.xliff,.json"
          className="sr-only"
          onChange={({ target }) => {
            void bring(target.files?.[0]);
            target.value = '';
          }}
        />
      </label>
      {isKnown && (
        <Button look="danger" className="ms-auto" onClick={() => setRemoving(true)}>
          <Trash2 size={16} aria-hidden />
          {t('editor.languages.remove')}
        </Button>
      )}
      <Confirm
        title={t('editor.languages.removeTitle', { language: nameOf(language) })}
        action={t('editor.languages.remove')}
        open={isRemoving}
        onClose={() => setRemoving(false)}
        onConfirm={() => void remove()}
      >
        {t('editor.languages.removeHint')}
      </Confirm>
    </div>
  );
}
