import { belvedereKey, useBelvedere } from '@belvedere/sdk/react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { DropZone } from './drop-zone.tsx';
import { createNewTour } from './new-tour-draft.ts';
import { createUploads, useUploads } from './panorama-uploads.ts';
import { UploadList } from './upload-list.tsx';

/** Makes a tour of the panoramas that are dropped here. */
export function NewTour({ tenant, open, onClose }: { tenant: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('tours.create')} open={open} onClose={onClose}>
      <NewTourForm tenant={tenant} />
    </Dialog>
  );
}

function NewTourForm({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const tour = useMemo(() => createNewTour(client, t('tours.untitled')), [client, t]);
  const uploads = useMemo(
    () =>
      createUploads({
        client,
        tourId: tour.id,
        made: () => void queries.invalidateQueries({ queryKey: belvedereKey(client.tours.list) }),
        notImage: (name) => t('upload.notImage', { name }),
      }),
    [client, tour, queries, t],
  );
  const list = useUploads(uploads);
  const ready = list.filter(({ step }) => step === 'ready').length;
  const hasScenes = list.some(({ step }) => step === 'processing' || step === 'ready');
  // Leaving with files on their way would lose them.
  const isBusy = list.some(({ step }) => step === 'queued' || step === 'sending');
  useEffect(() => {
    if (!isBusy) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', stay);
    return () => removeEventListener('beforeunload', stay);
  }, [isBusy]);

  return (
    <div className="grid gap-4">
      <TextField
        label={t('tours.titleLabel')}
        placeholder={t('tours.untitled')}
        value={title}
        onChange={({ target }) => {
          setTitle(target.value);
          tour.rename(target.value);
        }}
      />
      <DropZone onFiles={uploads.add} />
      <UploadList uploads={uploads} />
      {list.length > 0 && (
        <div className="flex items-center justify-between gap-3">
          <output className="text-sm text-quiet">{t('upload.done', { count: ready })}</output>
          <Button
            look="primary"
            disabled={!hasScenes || isBusy}
            onClick={async () => {
              const tourId = await tour.finish();
              if (tourId) await navigate({ to: '/$tenant/tours/$tourId', params: { tenant, tourId } });
            }}
          >
            {t('upload.openEditor')}
          </Button>
        </div>
      )}
    </div>
  );
}
