import { Link } from '@tanstack/react-router';
import { ArrowLeft, History, Languages, Redo2, Undo2 } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../app/reason-of.ts';
import { PaletteKeys } from '../palette/palette-keys.tsx';
import { StatusMark } from '../tours/status-mark.tsx';
import { buttonClass, IconButton } from '../ui/button.tsx';
import { useEditor, useUndo } from './editor-context.ts';
import { PublishButton } from './publish-button.tsx';

/** Above the editor: which tour, how far it is saved, taking back, and going live. */
export function EditorBar({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const { editor, tour, open } = useEditor();
  const { undo, redo } = useUndo(editor);
  const { history } = editor;
  const state = useSyncExternalStore(editor.subscribe, () => editor.state);
  const canUndo = useSyncExternalStore(history.subscribe, () => history.canUndo);
  const canRedo = useSyncExternalStore(history.subscribe, () => history.canRedo);
  const words = {
    saved: t('editor.saved'),
    saving: t('editor.saving'),
    waiting: t('editor.unsaved'),
    failed: t('editor.saveFailed', { reason: reasonOf(editor.failure) }),
  }[state];
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-sheet px-3 py-2">
      <Link
        to="/$tenant/tours"
        params={{ tenant }}
        aria-label={t('editor.back')}
        title={t('editor.back')}
        className={buttonClass('quiet', 'size-9 px-0')}
      >
        <ArrowLeft size={18} aria-hidden className="rtl:rotate-180" />
      </Link>
      <h1 className="truncate text-[15px] font-semibold">{tour.title}</h1>
      <StatusMark status={tour.status} />
      <div className="ms-auto flex flex-wrap items-center gap-1">
        <output className={`me-2 text-xs ${state === 'failed' ? 'text-danger' : 'text-quiet'}`}>{words}</output>
        {state === 'failed' && (
          <button type="button" className={buttonClass()} onClick={() => void editor.flush()}>
            {t('app.retry')}
          </button>
        )}
        <IconButton label={t('editor.languages.title')} onClick={() => open('languages')}>
          <Languages size={18} aria-hidden />
        </IconButton>
        <IconButton label={t('editor.versions.title')} onClick={() => open('versions')}>
          <History size={18} aria-hidden />
        </IconButton>
        <span className="mx-1 h-5 w-px bg-line max-sm:hidden" aria-hidden />
        <IconButton label={t('editor.undo')} aria-disabled={!canUndo} onClick={undo}>
          <Undo2 size={18} aria-hidden className="rtl:-scale-x-100" />
        </IconButton>
        <IconButton label={t('editor.redo')} aria-disabled={!canRedo} onClick={redo}>
          <Redo2 size={18} aria-hidden className="rtl:-scale-x-100" />
        </IconButton>
        <Link to="/$tenant/tours/$tourId/settings" params={{ tenant, tourId: tour.id }} className={buttonClass('quiet')}>
          {t('tour.tabs.settings')}
        </Link>
        <Link to="/$tenant/tours/$tourId/share" params={{ tenant, tourId: tour.id }} className={buttonClass('quiet')}>
          {t('tour.tabs.share')}
        </Link>
        <PublishButton tour={tour} />
        <PaletteKeys tenant={tenant} />
      </div>
    </header>
  );
}
