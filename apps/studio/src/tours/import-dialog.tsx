import type { TourImportView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { Link } from '@tanstack/react-router';
import { ArrowLeft, CircleAlert, CircleCheck, FileArchive } from 'lucide-react';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { sendArchive } from '../api/send-archive.ts';
import { reasonOf } from '../app/reason-of.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CheckField, SelectField, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Loading } from '../ui/state.tsx';
import { useAct } from '../ui/use-act.ts';
import { ago } from '../words/format.ts';
import { useToursChanged } from './use-tours.ts';

const FORMATS = ['auto', 'belvedere', 'pannellum', 'marzipano', 'krpano', 'pictures'] as const;
const LOOK_EVERY = 1000;

interface Props {
  tenant: string;
  /** `new` for the form, else whose report is shown; undefined closes. */
  shown: string | undefined;
  onShow: (shown: string | undefined) => void;
}

/** Takes tours of other programs in, and says what became of each. */
export function ImportDialog({ tenant, shown, onShow }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('imports.title')}
      open={shown !== undefined}
      onClose={() => onShow(undefined)}
      className="w-[min(44rem,calc(100vw-2rem))]"
    >
      {shown === 'new' && <ImportForm onShow={onShow} />}
      {shown !== undefined && shown !== 'new' && <Report tenant={tenant} id={shown} onShow={onShow} />}
    </Dialog>
  );
}

function ImportForm({ onShow }: Pick<Props, 'onShow'>) {
  const { t } = useTranslation();
  const { imports } = useBelvedere().tours;
  const [file, setFile] = useState<File | null>(null);
  const [from, setFrom] = useState<(typeof FORMATS)[number]>('auto');
  const [title, setTitle] = useState('');
  const [dryRun, setDryRun] = useState(true);
  const [sent, setSent] = useState<number | null>(null);
  const [problem, setProblem] = useState<string>();
  const off = useRef<AbortController>(null);
  // Whoever closes the dialog has thought better of it.
  useEffect(() => () => off.current?.abort(), []);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!file) return setProblem(t('imports.chooseFirst'));
    off.current = new AbortController();
    const { signal } = off.current;
    setProblem(undefined);
    setSent(0);
    try {
      const made = await imports.create({
        fileName: file.name,
        size: file.size,
        from,
        dryRun,
        ...(title.trim() && { title: title.trim() }),
      });
      await sendArchive(file, made.upload.url, { onProgress: setSent, signal });
      onShow(made.import.id);
    } catch (error) {
      setSent(null);
      if (!signal.aborted) setProblem(reasonOf(error) || t('imports.sendFailed'));
    }
  };
  return (
    <>
      <form className="grid grid-cols-1 gap-4" onSubmit={(event) => void send(event)}>
        <p className="text-sm text-quiet">{t('imports.lead')}</p>
        <FormProblem message={problem} />
        <TextField
          type="file"
          accept=".zip,application/zip"
          label={t('imports.file')}
          hint={t('imports.fileHint')}
          className="text-quiet file:me-3 file:rounded-md file:border file:border-line file:bg-raised file:px-2.5 file:text-ink"
          onChange={({ target }) => setFile(target.files?.[0] ?? null)}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label={t('imports.from')}
            value={from}
            onChange={({ target: { value } }) => setFrom(FORMATS.find((each) => each === value) ?? 'auto')}
          >
            {FORMATS.map((each) => (
              <option key={each} value={each}>
                {t(`imports.formats.${each}`)}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t('imports.tourTitle')}
            placeholder={t('imports.itsOwn')}
            maxLength={200}
            value={title}
            onChange={({ target }) => setTitle(target.value)}
          />
        </div>
        <CheckField label={t('imports.dryRun')} checked={dryRun} onChange={({ target }) => setDryRun(target.checked)} />
        {sent !== null && (
          <progress
            className="h-1.5 w-full accent-accent"
            max={1}
            value={sent}
            aria-label={t('imports.sending', { percent: Math.round(sent * 100) })}
          />
        )}
        <Button type="submit" look="primary" disabled={sent !== null}>
          {sent === null ? t('imports.send') : t('imports.sending', { percent: Math.round(sent * 100) })}
        </Button>
      </form>
      <Latest onShow={onShow} />
    </>
  );
}

function Latest({ onShow }: Pick<Props, 'onShow'>) {
  const { t } = useTranslation();
  const { data } = useBelvedereQuery((client) => client.tours.imports.list, { limit: 8 }, { staleTime: 0 });
  if (!data?.items.length) return null;
  return (
    <section className="grid gap-2 border-t border-line pt-4">
      <h3 className="text-sm font-medium">{t('imports.latest')}</h3>
      <ul className="grid gap-0.5">
        {data.items.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              className="flex min-h-9 w-full items-center gap-3 rounded-lg px-2 text-start text-sm hover:bg-raised"
              onClick={() => onShow(each.id)}
            >
              <FileArchive size={16} aria-hidden className="shrink-0 text-quiet" />
              <span className="min-w-0 flex-1 truncate">{each.fileName}</span>
              <span className="text-xs text-quiet">
                <ImportState {...each} /> · {ago(each.createdAt)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where an import stands. */
function ImportState({ status, dryRun, tourId }: TourImportView) {
  const { t } = useTranslation();
  return t(status === 'done' && dryRun && tourId === null ? 'imports.states.tried' : `imports.states.${status}`);
}

function Report({ tenant, id, onShow }: { tenant: string; id: string } & Pick<Props, 'onShow'>) {
  const { t } = useTranslation();
  const { imports } = useBelvedere().tours;
  const changed = useToursChanged();
  const { act, isBusy } = useAct();
  const { data, error } = useBelvedereQuery(
    (client) => client.tours.imports.get,
    { id },
    { staleTime: 0, refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : LOOK_EVERY) },
  );
  const tourId = data?.tourId;
  useEffect(() => {
    if (tourId) void changed();
  }, [tourId, changed]);
  const back = (
    <Button look="quiet" className="justify-self-start" onClick={() => onShow('new')}>
      <ArrowLeft size={16} aria-hidden className="rtl:rotate-180" />
      {t('imports.another')}
    </Button>
  );
  if (error)
    return (
      <>
        <FormProblem message={reasonOf(error)} />
        {back}
      </>
    );
  if (!data) return <Loading />;
  const { report, status, failure, progress } = data;
  const isTried = status === 'done' && tourId === null;
  return (
    <div className="grid gap-4">
      <p className="truncate font-medium">{report?.title ?? data.fileName}</p>
      {!isOver(data) && (
        <div className="grid gap-2">
          <output className="text-sm text-quiet">{t('imports.working', { percent: Math.round(progress * 100) })}</output>
          <progress className="h-1.5 w-full accent-accent" max={1} value={progress} aria-label={t('imports.title')} />
        </div>
      )}
      {status === 'failed' && <FormProblem message={failure ?? t('imports.states.failed')} />}
      {status === 'done' && (
        <output className="flex items-center gap-2 text-sm text-good">
          <CircleCheck size={18} aria-hidden />
          {t(isTried ? 'imports.tried' : 'imports.made')}
        </output>
      )}
      {report && (
        <>
          <p className="text-sm text-quiet">
            {[
              t(`imports.formats.${report.format}`),
              t('tours.scenes', { count: report.scenes.length }),
              t('imports.hotspots', { count: report.totalHotspots }),
              t('imports.media', { count: report.totalMedia }),
              report.largestDeviation !== null && t('imports.deviation', { degrees: report.largestDeviation.toFixed(3) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <ul aria-label={t('editor.scenes')} className="grid max-h-52 gap-px overflow-auto rounded-lg border border-line text-sm">
            {report.scenes.map((scene) => (
              <li key={scene.key} className="flex gap-3 px-3 py-1.5">
                <span className="min-w-0 flex-1 truncate">{scene.title}</span>
                <span className={scene.panorama ? 'text-xs text-quiet' : 'text-xs text-danger'}>
                  {scene.panorama ? t(`imports.panoramas.${scene.panorama}`) : t('imports.noPanorama')} ·{' '}
                  {t('imports.hotspots', { count: scene.hotspots })}
                </span>
              </li>
            ))}
          </ul>
          <h3 className="text-sm font-medium">{t('imports.remarks', { count: report.remarks.length })}</h3>
          {report.remarks.length > 0 && (
            <ul className="grid max-h-52 gap-2 overflow-auto text-sm">
              {report.remarks.map(({ where, what }, index) => (
                <li key={index} className="flex gap-2">
                  <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
                  <span className="min-w-0 break-words">
                    <span className="text-quiet">{where}: </span>
                    {what}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <div className="flex flex-wrap items-center justify-between gap-2">
        {back}
        {(isTried || status === 'failed') && data.isUploaded && (
          <Button
            look="primary"
            disabled={isBusy}
            onClick={() => void act(() => imports.run({ id }), { stale: [imports.get, imports.list] })}
          >
            {t(isTried ? 'imports.make' : 'app.retry')}
          </Button>
        )}
        {tourId && (
          <Link to="/$tenant/tours/$tourId" params={{ tenant, tourId }} className={buttonClass('primary')}>
            {t('upload.openEditor')}
          </Link>
        )}
      </div>
    </div>
  );
}

function isOver({ status }: TourImportView): boolean {
  return status === 'done' || status === 'failed';
}
