import { Check, CircleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import type { Answer } from './desk.ts';

interface Props {
  answer: Answer | null;
  onUndo: (entryId: string) => Promise<void>;
  onClose: () => void;
}

/** Whether somebody comes in, to be seen from an arm's length and heard by a screen reader. */
export function AnswerPanel({ answer, onUndo, onClose }: Props) {
  const { t } = useTranslation();
  const isIn = answer?.outcome === 'in';
  return (
    <output aria-live="assertive" className="block">
      {answer && (
        <section
          className={cx('grid gap-3 rounded-2xl border-4 bg-sheet p-5', isIn ? 'border-good text-good' : 'border-danger text-danger')}
        >
          <div className="flex items-start gap-3">
            {isIn ? <Check size={44} strokeWidth={3} aria-hidden /> : <CircleAlert size={44} aria-hidden />}
            <div className="me-auto min-w-0">
              <p className="text-2xl font-semibold">{t(`door.outcomes.${answer.outcome}`)}</p>
              {answer.name && <p className="text-xl wrap-anywhere text-ink">{answer.name}</p>}
              {answer.group > 1 && (
                <p className="text-sm text-quiet">
                  {isIn ? t('door.groupIn', { places: answer.places, group: answer.group }) : t('board.group', { count: answer.group })}
                </p>
              )}
              {isIn && !answer.isTold && <p className="text-sm text-warn">{t('door.byDevice')}</p>}
            </div>
            <IconButton label={t('app.close')} className="-m-2" onClick={onClose}>
              <X size={18} aria-hidden />
            </IconButton>
          </div>
          {isIn && answer.entryId !== null && (
            <div>
              <Button onClick={() => void onUndo(answer.entryId ?? '')}>{t('door.undo')}</Button>
            </div>
          )}
        </section>
      )}
    </output>
  );
}
