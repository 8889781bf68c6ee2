import { ImagePlus } from 'lucide-react';
import { useId, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../ui/cx.ts';
import { filesOf } from './files-of.ts';

/** Takes files and whole folders, dropped or chosen. */
export function DropZone({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [isOver, setOver] = useState(false);
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles(await filesOf(event.dataTransfer));
  };
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
      className={cx(
        'grid justify-items-center gap-2 rounded-xl border-2 border-dashed border-edge px-6 py-9 text-center',
        isOver && 'border-accent bg-raised',
      )}
    >
      <ImagePlus size={30} strokeWidth={1.4} className="text-quiet" aria-hidden />
      <p className="text-sm">
        {t('tours.drop')}{' '}
        <label htmlFor={id} className="cursor-pointer font-medium text-accent underline underline-offset-3">
          {t('tours.choose')}
        </label>
      </p>
      <input
        id={id}
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp,image/avif,image/tiff"
        className="text-xs text-quiet file:me-3 file:rounded-lg file:border file:border-line file:bg-sheet file:px-3 file:py-1.5 file:text-sm file:text-ink"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </div>
  );
}
