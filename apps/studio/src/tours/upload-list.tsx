import { CircleCheck, CircleX, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/button.tsx';
import { useUploads, type PanoramaUploads, type Upload } from './panorama-uploads.ts';

/** Each file with its step, and what to do where it failed. */
export function UploadList({ uploads }: { uploads: PanoramaUploads }) {
  const { t } = useTranslation();
  const list = useUploads(uploads);
  const words = ({ step, progress, failure }: Upload) =>
    step === 'failed' && failure ? failure : t(`upload.${step}`, { percent: Math.round(progress * 100) });
  if (list.length === 0) return null;
  return (
    <ul aria-label={t('upload.title')} className="grid gap-2">
      {list.map((upload) => {
        const { id, file, step, progress } = upload;
        const share = step === 'sending' ? progress / 2 : 0.5 + progress / 2;
        return (
          <li key={id} className="grid grid-cols-[1fr_auto] items-center gap-x-3 rounded-lg border border-line px-3 py-2">
            <div className="min-w-0">
              <p className="truncate text-sm">{file.name}</p>
              <p className={`text-xs ${step === 'failed' ? 'text-danger' : 'text-quiet'}`}>{words(upload)}</p>
            </div>
            {step === 'ready' && <CircleCheck size={18} className="text-good" aria-hidden />}
            {step === 'failed' && file.type.startsWith('image/') && (
              <IconButton label={t('upload.retry', { name: file.name })} onClick={() => uploads.retry(id)}>
                <RotateCw size={16} aria-hidden />
              </IconButton>
            )}
            {step === 'failed' && !file.type.startsWith('image/') && <CircleX size={18} className="text-danger" aria-hidden />}
            {(step === 'sending' || step === 'processing') && (
              <progress
                className="col-span-2 mt-1.5 h-1 w-full accent-accent"
                max={1}
                value={share}
                aria-label={`${file.name}: ${words(upload)}`}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
