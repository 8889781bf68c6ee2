import type { MediaListInput, MediaView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { FileText, Film, ImageOff, Music, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../app/reason-of.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField } from '../ui/field.tsx';
import { Mark, PageHead } from '../ui/page.tsx';
import { Empty, Loading } from '../ui/state.tsx';
import { More } from '../ui/table.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useRefresh } from '../ui/use-act.ts';
import { bytes } from '../words/moments.ts';
import { isUnderWay, purposeOf, STATUSES, TONES, TYPES } from './kinds.ts';
import { MediaDetails } from './media-details.tsx';
import type { MediaSearch } from './routes.ts';

const ICONS = { image: ImageOff, video: Film, audio: Music, document: FileText } as const;
const LOOK_EVERY = 2000;

/** All files of the workspace; what is looked for, and the file that is looked at, stand in the address. */
export function MediaPage() {
  const { t } = useTranslation();
  const { media } = useBelvedere();
  const { tenant } = useParams({ from: '/signed-in/$tenant' });
  const { type, status, file }: MediaSearch = useSearch({ from: '/signed-in/$tenant/shell/media' });
  const navigate = useNavigate({ from: '/$tenant/media' });
  const { input, sending, send } = useSending();
  const filter: MediaListInput = { limit: 48, ...(type && { mediaType: type }), ...(status && { status }) };
  const list = useBelvedereInfiniteQuery((client) => client.media.list, filter, {
    throwOnError: true,
    refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some(isUnderWay)) ? LOOK_EVERY : false),
  });
  const files = list.data?.pages.flatMap(({ items }) => items);
  const go = (change: MediaSearch, replace = true) =>
    void navigate({
      to: '/$tenant/media',
      params: { tenant },
      search: { ...(type && { type }), ...(status && { status }), ...change },
      replace,
    });
  const choose = (name: 'type' | 'status', values: readonly string[], wordOf: (value: string) => string) => (
    <div className="w-36">
      <SelectField
        bare
        label={t(`media.which.${name}`)}
        value={(name === 'type' ? type : status) ?? ''}
        onChange={({ target }) => go({ [name]: target.value || undefined })}
      >
        <option value="">{t(`media.which.${name}`)}</option>
        {values.map((value) => (
          <option key={value} value={value}>
            {wordOf(value)}
          </option>
        ))}
      </SelectField>
    </div>
  );
  return (
    <>
      <PageHead title={t('nav.media')} lead={t('media.lead')}>
        {choose('type', TYPES, (value) => t(`media.type.${value as 'image'}`))}
        {choose('status', STATUSES, (value) => t(`media.status.${value as 'ready'}`))}
        <input
          ref={input}
          type="file"
          multiple
          aria-label={t('media.upload')}
          className="sr-only"
          tabIndex={-1}
          onChange={({ target }) => {
            void send([...(target.files ?? [])]);
            target.value = '';
          }}
        />
        <Button look="primary" disabled={sending > 0} onClick={() => input.current?.click()}>
          <Upload size={16} aria-hidden />
          {sending > 0 ? t('media.uploading', { count: sending }) : t('media.upload')}
        </Button>
      </PageHead>
      {!files && <Loading />}
      {files?.length === 0 && (type || status) && <p className="py-16 text-center text-quiet">{t('media.nothingFound')}</p>}
      {files?.length === 0 && !type && !status && (
        <Empty title={t('media.empty')}>
          <p className="text-quiet">{t('media.emptyLead')}</p>
          <Button look="primary" onClick={() => input.current?.click()}>
            {t('media.upload')}
          </Button>
        </Empty>
      )}
      {!!files?.length && (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(10.5rem,45%),1fr))] gap-4">
          {files.map((each) => (
            <li key={each.id}>
              <Tile file={each} onOpen={() => go({ file: each.id }, false)} />
            </li>
          ))}
        </ul>
      )}
      <More list={list} />
      <Dialog title={t('media.details')} open={file !== undefined} onClose={() => go({})} className="w-[min(56rem,calc(100vw-2rem))]">
        {file && <MediaDetails key={file} id={file} onGone={() => go({})} stale={[media.list, media.get, media.uses]} />}
      </Dialog>
    </>
  );
}

/** Sends files one after the other; the list shows what the server makes of them. */
function useSending() {
  const client = useBelvedere();
  const toasts = useToasts();
  const refresh = useRefresh();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState(0);
  const send = async (files: readonly File[]) => {
    setSending(files.length);
    for (const file of files) {
      await client
        .uploadMedia(file, { purpose: purposeOf(file) })
        .catch((error: unknown) => toasts.failed(`${file.name}: ${reasonOf(error)}`));
      setSending((left) => left - 1);
      await refresh([client.media.list]);
    }
    setSending(0);
  };
  return { input, sending, send };
}

function Tile({ file, onOpen }: { file: MediaView; onOpen: () => void }) {
  const { t } = useTranslation();
  const Icon = ICONS[file.mediaType];
  return (
    <button
      type="button"
      onClick={onOpen}
      className="group grid w-full overflow-hidden rounded-xl border border-line bg-sheet text-start transition hover:shadow-lg"
    >
      <span className="grid aspect-[4/3] place-items-center overflow-hidden bg-raised text-quiet">
        {file.thumbnailUrl && file.status !== 'deleted' ? (
          <img src={file.thumbnailUrl} alt="" loading="lazy" decoding="async" className="size-full object-cover" />
        ) : (
          <Icon size={28} strokeWidth={1.4} aria-hidden />
        )}
      </span>
      <span className="grid gap-0.5 px-3 py-2">
        <span className="truncate text-sm font-medium">{file.originalName}</span>
        <span className="flex items-center justify-between gap-2 text-xs text-quiet">
          {bytes(file.fileSize)}
          {file.status !== 'ready' && <Mark tone={TONES[file.status]}>{t(`media.status.${file.status}`)}</Mark>}
        </span>
      </span>
    </button>
  );
}
