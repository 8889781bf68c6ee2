import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { Check, X } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../../app/reason-of.ts';
import { IconButton } from '../../ui/button.tsx';
import { CheckField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Loading } from '../../ui/state.tsx';
import { useEditor, useTry } from '../editor-context.ts';
import { fileOf, readFile, thingsOf, type Segment, type Thing } from './segments.ts';

type TranslationFile = ReturnType<typeof readFile>;

/** Every text of the tour, and beside it what is said in another language. What is left open is saved. */
export function SideBySide({ language, name, reread }: { language: string; name: string; reread: () => Promise<void> }) {
  const { t } = useTranslation();
  const { tourId } = useEditor();
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [asDraft, setAsDraft] = useState(false);
  const { data, error } = useBelvedereQuery(
    (client) => client.tours.translations.export,
    { tourId, language, format: 'json' },
    { staleTime: 0 },
  );
  const file = useMemo(() => (data ? readFile(data.content) : null), [data]);
  if (error) return <FormProblem message={reasonOf(error)} />;
  if (!file) return <Loading />;
  const things = thingsOf(file.segments.filter(({ state }) => !onlyOpen || state !== 'approved'));
  return (
    <div className="grid min-h-0 grid-rows-[auto_minmax(0,1fr)] gap-2">
      <div className="flex flex-wrap gap-x-6">
        <CheckField label={t('editor.languages.onlyOpen')} checked={onlyOpen} onChange={({ target }) => setOnlyOpen(target.checked)} />
        <CheckField label={t('editor.languages.asDraft')} checked={asDraft} onChange={({ target }) => setAsDraft(target.checked)} />
      </div>
      <div className="grid content-start gap-6 overflow-auto p-1">
        {things.length === 0 && <p className="py-10 text-center text-sm text-good">{t('editor.languages.done')}</p>}
        {things.map((thing) => (
          <ThingTexts key={thing.key} thing={thing} file={file} name={name} asDraft={asDraft} reread={reread} />
        ))}
      </div>
    </div>
  );
}

interface Parts {
  file: TranslationFile;
  name: string;
  asDraft: boolean;
  reread: () => Promise<void>;
}

function ThingTexts({ thing, ...parts }: Parts & { thing: Thing }) {
  const { t } = useTranslation();
  const { scenes } = useEditor();
  const title = thing.title || scenes.find(({ id }) => thing.key.endsWith(id))?.title;
  return (
    <section className="grid gap-3">
      <h3 className="sticky top-0 z-10 bg-sheet py-1 text-sm font-semibold">
        {t(`editor.languages.of.${thing.of}`)}
        {title && <>: {title}</>}
      </h3>
      {thing.segments.map(({ field, segment }) => (
        <SegmentRow key={segment.key} field={field} segment={segment} {...parts} />
      ))}
    </section>
  );
}

const STATES = { missing: 'text-quiet', draft: 'text-warn', stale: 'text-danger', approved: 'text-good' } as const;
const FIELDS = ['title', 'description', 'metaTitle', 'metaDescription'] as const;

function SegmentRow({ field, segment, file, name, asDraft, reread }: Parts & { field: string; segment: Segment }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const attempt = useTry();
  const id = useId();
  const { translations } = client.tours;
  const [text, setText] = useState(segment.target ?? '');
  const [problem, setProblem] = useState<string>();
  const known = FIELDS.find((each) => each === field);
  const label = known ? t(`editor.languages.field.${known}`) : t('editor.languages.field.content');
  const keep = () =>
    attempt(async () => {
      const wanted = text.trim();
      if (!wanted || wanted === segment.target) return;
      const { refused } = await translations.import({
        tourId: file.tourId,
        format: 'json',
        content: fileOf(file, segment, wanted),
        as: asDraft ? 'draft' : 'approved',
      });
      setProblem(refused[0] && t('editor.languages.codes'));
      if (refused.length === 0) await reread();
    });
  const decide = (verb: 'approve' | 'discard') =>
    attempt(async () => {
      await translations[verb]({ tourId: file.tourId, language: file.target, keys: [segment.key] });
      if (verb === 'discard') setText('');
      await reread();
    });
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-1 max-sm:grid-cols-1">
      <div className="grid content-start gap-1">
        <span className="text-xs text-quiet">{label}</span>
        <p lang={file.source} className="rounded-lg bg-raised px-3 py-2 text-sm whitespace-pre-wrap">
          {segment.source}
        </p>
      </div>
      <div className="grid content-start gap-1">
        <span className="flex min-h-4 items-center gap-2 text-xs">
          <label htmlFor={id} className="text-quiet">
            {name}
          </label>
          <span className={STATES[segment.state]}>{t(`editor.languages.state.${segment.state}`)}</span>
          {segment.state === 'draft' && (
            <span className="ms-auto flex">
              <IconButton className="-my-1.5 size-7" label={t('editor.languages.approve')} onClick={() => void decide('approve')}>
                <Check size={15} aria-hidden />
              </IconButton>
              <IconButton className="-my-1.5 size-7" label={t('editor.languages.discard')} onClick={() => void decide('discard')}>
                <X size={15} aria-hidden />
              </IconButton>
            </span>
          )}
        </span>
        <textarea
          id={id}
          lang={file.target}
          rows={Math.min(8, 1 + Math.floor(segment.source.length / 60))}
          className="w-full rounded-lg border border-edge bg-sheet px-3 py-2 text-sm aria-invalid:border-danger"
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-note` : undefined}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onBlur={() => void keep()}
        />
        {problem && (
          <p id={`${id}-note`} role="alert" className="text-xs text-danger">
            {problem}
          </p>
        )}
      </div>
    </div>
  );
}
