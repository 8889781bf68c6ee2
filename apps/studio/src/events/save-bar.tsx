import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';

interface Props {
  /** Why it could not be saved. */
  failure?: string | undefined;
  isBusy?: boolean;
  onDiscard: () => void;
  onSave: () => void;
}

/** Stays in sight while something is not saved. */
export function SaveBar({ failure, isBusy = false, onDiscard, onSave }: Props) {
  const { t } = useTranslation();
  return (
    <div className="sticky bottom-4 z-20 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border border-line bg-sheet px-4 py-3 shadow-lg">
      <output className={`me-auto text-sm ${failure === undefined ? 'text-quiet' : 'text-danger'}`}>
        {failure === undefined ? t('editor.unsaved') : t('editor.saveFailed', { reason: failure })}
      </output>
      <Button look="quiet" onClick={onDiscard}>
        {t('events.discard')}
      </Button>
      <Button look="primary" disabled={isBusy} onClick={onSave}>
        {t('app.save')}
      </Button>
    </div>
  );
}
