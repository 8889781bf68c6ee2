import { useBelvedere, useBelvedereInfiniteQuery, useBelvedereQuery } from '@belvedere/sdk/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../app/reason-of.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Loading } from '../ui/state.tsx';

interface Props {
  mediaId: string | null;
  size: number;
  error: string | undefined;
  onMedia: (mediaId: string | null) => void;
  onSize: (size: number) => void;
}

/** The picture that lies over the tripod, and how large it is. */
export function NadirField({ mediaId, size, error, onMedia, onSize }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { data } = useBelvedereQuery((client) => client.media.get, { id: mediaId ?? '' }, { enabled: mediaId !== null });
  const choose = (id: string) => {
    setOpen(false);
    onMedia(id);
  };
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 text-sm font-medium">{t('tour.nadir')}</legend>
      <p className="text-xs text-quiet">{t('tour.nadirHint')}</p>
      <FormProblem message={error} />
      <div className="flex flex-wrap items-center gap-3">
        {mediaId !== null && (
          <div className="size-16 overflow-hidden rounded-full bg-raised">
            {data?.thumbnailUrl && (
              <img src={data.thumbnailUrl} alt={data.altText ?? data.originalName} className="size-full object-cover" />
            )}
          </div>
        )}
        <Button onClick={() => setOpen(true)}>{t(mediaId === null ? 'tour.choosePicture' : 'tour.otherPicture')}</Button>
        {mediaId !== null && (
          <Button look="quiet" onClick={() => onMedia(null)}>
            {t('tour.noPicture')}
          </Button>
        )}
      </div>
      {mediaId !== null && (
        <TextField
          type="range"
          min={10}
          max={90}
          step={1}
          className="px-0 accent-accent"
          label={t('tour.nadirSize', { size })}
          value={size}
          onChange={({ target }) => onSize(target.valueAsNumber)}
        />
      )}
      <Dialog title={t('tour.choosePicture')} open={isOpen} onClose={() => setOpen(false)}>
        <Pictures onChoose={choose} />
      </Dialog>
    </fieldset>
  );
}

function Pictures({ onChoose }: { onChoose: (mediaId: string) => void }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const list = useBelvedereInfiniteQuery((api) => api.media.list, { mediaType: 'image', status: 'ready', limit: 40 });
  const pictures = list.data?.pages.flatMap(({ items }) => items);
  const upload = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setProblem(undefined);
    try {
      onChoose((await client.uploadMedia(file, { purpose: 'image' })).id);
    } catch (error) {
      setProblem(reasonOf(error));
      setBusy(false);
    }
  };
  return (
    <div className="grid gap-4">
      <FormProblem message={problem ?? (list.error ? reasonOf(list.error) : undefined)} />
      <TextField
        type="file"
        accept="image/*"
        label={t('tour.uploadPicture')}
        disabled={isBusy}
        className="text-quiet file:me-3 file:rounded-md file:border file:border-line file:bg-raised file:px-2.5 file:text-ink"
        onChange={({ target }) => void upload(target.files?.[0])}
      />
      {isBusy && <Loading />}
      {pictures?.length === 0 && <p className="text-sm text-quiet">{t('tour.noPictures')}</p>}
      <ul className="grid max-h-80 grid-cols-[repeat(auto-fill,minmax(6rem,1fr))] gap-2 overflow-auto p-1">
        {pictures?.map(({ id, thumbnailUrl, originalName }) => (
          <li key={id}>
            <button
              type="button"
              aria-label={originalName}
              title={originalName}
              className="block aspect-square w-full overflow-hidden rounded-lg bg-raised"
              onClick={() => onChoose(id)}
            >
              {thumbnailUrl && <img src={thumbnailUrl} alt="" loading="lazy" className="size-full object-cover" />}
            </button>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('parts.more')}
        </Button>
      )}
    </div>
  );
}
