import type { TourView } from '@belvedere/sdk';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Loading } from '../ui/state.tsx';
import { loadRooms } from '../words/words.ts';
import { useEditor } from './editor-context.ts';

const PublishForm = lazy(async () => {
  const [{ PublishForm: form }] = await Promise.all([import('./publish-form.tsx'), loadRooms()]);
  return { default: form };
});

/** Goes live: what is still to do, then the button, then the address and the way into other pages. */
export function PublishButton({ tour }: { tour: TourView }) {
  const { t } = useTranslation();
  const { editor } = useEditor();
  const [isOpen, setOpen] = useState(false);
  const open = async () => {
    await editor.flush();
    setOpen(true);
  };
  return (
    <>
      <Button look="primary" onClick={() => void open()}>
        {t('editor.publish')}
      </Button>
      <Dialog title={t('editor.publish')} open={isOpen} onClose={() => setOpen(false)}>
        <Suspense fallback={<Loading />}>
          <PublishForm tour={tour} />
        </Suspense>
      </Dialog>
    </>
  );
}
