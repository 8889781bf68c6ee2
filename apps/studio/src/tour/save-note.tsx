import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../app/reason-of.ts';
import { Button } from '../ui/button.tsx';
import type { TourDraft } from './use-tour-draft.ts';

/** How far the page is saved. */
export function SaveNote({ draft }: { draft: TourDraft }) {
  const { t } = useTranslation();
  const state = useSyncExternalStore(draft.subscribe, () => draft.state);
  const words = {
    saved: t('editor.saved'),
    saving: t('editor.saving'),
    waiting: t('editor.unsaved'),
    failed: t('editor.saveFailed', { reason: draft.failure ? reasonOf(draft.failure) : '' }),
  }[state];
  return (
    <div className="flex items-center gap-2">
      <output className={`text-xs ${state === 'failed' ? 'text-danger' : 'text-quiet'}`}>{words}</output>
      {state === 'failed' && <Button onClick={() => void draft.flush()}>{t('app.retry')}</Button>}
    </div>
  );
}
