import type { MediaView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { Upload } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../../app/reason-of.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Loading } from '../../ui/state.tsx';
import type { MediaKind } from './media-field.tsx';

const ACCEPT: Readonly<Record<MediaKind, string>> = {
  image: 'image/jpeg,image/png,image/webp,image/avif',
  video: 'video/mp4,video/quicktime,video/webm,.mkv',
  audio: 'audio/mpeg,audio/mp4,audio/ogg,audio/wav,audio/flac,.m4a,.mp3',
  document: 'application/pdf,text/plain,text/vtt,.vtt',
};

/** The files of a kind that the workspace has, and a way to bring one along. */
export function MediaPicker(props: {
  title: string;
  kind: MediaKind;
  isPanorama?: boolean | undefined;
  onClose: (media: MediaView | null) => void;
}) {
  const { title, kind, isPanorama = false, onClose } = props;
  const { t } = useTranslation();
  const client = useBelvedere();
  const inputId = useId();
  const [search, setSearch] = useState('');
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<string>();
  const list = useBelvedereInfiniteQuery((api) => api.media.list, { mediaType: kind, status: 'ready', limit: 60 }, { staleTime: 0 });
  const wanted = search.trim().toLowerCase();
  const files = (list.data?.pages.flatMap(({ items }) => items) ?? []).filter(
    ({ originalName, altText, projection }) =>
      (!isPanorama || projection !== 'flat') && `${originalName} ${altText ?? ''}`.toLowerCase().includes(wanted),
  );
  const upload = async (file: File | undefined) => {
    if (!file) return;
    setProblem(undefined);
    setShare(0);
    try {
      const purpose = isPanorama ? 'panorama' : kind;
      onClose(await client.uploadMedia(file, { purpose, onProgress: ({ sent, total }) => setShare(sent / total) }));
    } catch (error) {
      setProblem(reasonOf(error));
      setShare(null);
    }
  };
  const reason = problem ?? (list.error ? reasonOf(list.error) : undefined);
  return (
    <Dialog title={title} open onClose={() => onClose(null)}>
      <FormProblem message={reason} />
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-40 flex-1">
          <TextField
            bare
            type="search"
            label={t('editor.files.search')}
            placeholder={t('editor.files.search')}
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
        </div>
        <label
          htmlFor={inputId}
          className="inline-flex min-h-9 cursor-pointer items-center gap-2 rounded-lg bg-accent px-3.5 text-sm font-medium text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
        >
          <Upload size={16} aria-hidden />
          {share === null ? t('editor.files.upload') : t('upload.sending', { percent: Math.round(share * 100) })}
          <input
            id={inputId}
            type="file"
            accept={ACCEPT[kind]}
            disabled={share !== null}
            className="sr-only"
            onChange={({ target }) => void upload(target.files?.[0])}
          />
        </label>
      </div>
      {list.isPending && <Loading />}
      {!list.isPending && files.length === 0 && (
        <p className="py-8 text-center text-sm text-quiet">{t(wanted ? 'editor.files.nothingFound' : 'editor.files.empty')}</p>
      )}
      <ul className="grid max-h-80 grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] gap-2 overflow-auto p-1">
        {files.map((media) => (
          <li key={media.id}>
            <button
              type="button"
              className="grid w-full gap-1.5 rounded-lg border border-line p-1.5 text-start text-xs hover:bg-raised"
              onClick={() => onClose(media)}
            >
              {media.thumbnailUrl && (
                <img src={media.thumbnailUrl} alt="" loading="lazy" className="aspect-[4/3] w-full rounded object-cover" />
              )}
              <span className="truncate px-0.5">{media.originalName}</span>
            </button>
          </li>
        ))}
      </ul>
      {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{t('app.more')}</Button>}
    </Dialog>
  );
}
