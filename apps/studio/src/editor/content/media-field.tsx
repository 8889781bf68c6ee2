import type { MediaView } from '@belvedere/sdk';
import { useBelvedereQuery } from '@belvedere/sdk/react';
import { AudioLines, FileText, Film, ImageIcon, X, type LucideIcon } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { MediaPicker } from './media-picker.tsx';

export type MediaKind = MediaView['mediaType'];

const SIGNS: Readonly<Record<MediaKind, LucideIcon>> = { image: ImageIcon, video: Film, audio: AudioLines, document: FileText };
const LOOK_EVERY = 1200;

/** A file of the library, or none: what it is, and the way to another one. */
export function MediaField(props: {
  label: string;
  kind: MediaKind;
  value: string | null;
  onChange: (media: MediaView) => void;
  /** There need not be one. */
  onClear?: (() => void) | undefined;
  error?: string | undefined;
  hint?: string | undefined;
  /** Of panoramas more pixels are taken. */
  isPanorama?: boolean | undefined;
}) {
  const { label, kind, value, onChange, onClear, error, hint, isPanorama } = props;
  const { t } = useTranslation();
  const id = useId();
  const [isChoosing, setChoosing] = useState(false);
  const note = error ?? hint;
  return (
    <fieldset className="grid gap-1.5" aria-describedby={note ? `${id}-note` : undefined}>
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      <div className="flex items-center gap-2">
        {value && <ChosenFile key={value} id={value} kind={kind} />}
        <Button
          className="ms-auto shrink-0"
          onClick={() => setChoosing(true)}
          aria-label={`${value ? t('editor.files.another') : t('editor.files.choose')}: ${label}`}
        >
          {value ? t('editor.files.another') : t('editor.files.choose')}
        </Button>
        {value && onClear && (
          <IconButton label={t('editor.files.clear', { what: label })} onClick={onClear}>
            <X size={16} aria-hidden />
          </IconButton>
        )}
      </div>
      {note && (
        <p id={`${id}-note`} className={`text-xs ${error ? 'text-danger' : 'text-quiet'}`}>
          {note}
        </p>
      )}
      {isChoosing && (
        <MediaPicker
          title={label}
          kind={kind}
          isPanorama={isPanorama}
          onClose={(media) => {
            setChoosing(false);
            if (media) onChange(media);
          }}
        />
      )}
    </fieldset>
  );
}

function ChosenFile({ id, kind }: { id: string; kind: MediaKind }) {
  const { t } = useTranslation();
  const { data: media, error } = useBelvedereQuery(
    (client) => client.media.get,
    { id },
    { refetchInterval: ({ state }) => (state.data && !isOver(state.data) ? LOOK_EVERY : false) },
  );
  const Sign = SIGNS[kind];
  const state = media && !isOver(media) ? t('editor.files.processing', { percent: Math.round(media.progress * 100) }) : media?.failure;
  return (
    <div className="flex min-w-0 flex-1 items-center gap-2.5">
      <span className="grid size-10 shrink-0 place-items-center overflow-hidden rounded-md bg-raised text-quiet">
        {media?.thumbnailUrl ? <img src={media.thumbnailUrl} alt="" className="size-full object-cover" /> : <Sign size={18} aria-hidden />}
      </span>
      <span className="min-w-0 text-xs">
        <span className="block truncate">{media?.originalName ?? (error ? t('editor.files.gone') : t('app.loading'))}</span>
        {state && <span className={`block truncate ${media?.status === 'failed' ? 'text-danger' : 'text-quiet'}`}>{state}</span>}
      </span>
    </div>
  );
}

function isOver({ status }: MediaView): boolean {
  return status !== 'uploading' && status !== 'processing' && status !== 'pending';
}
