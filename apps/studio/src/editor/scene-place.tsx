import type { SceneView } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import { Camera } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CoordinateFields } from '../events/coordinate-fields.tsx';
import { Button } from '../ui/button.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useAct } from '../ui/use-act.ts';
import { useEditor } from './editor-context.ts';

/** Where on the earth a scene is, which visitors see on the map of the tour. What the camera wrote down is taken when somebody says so. */
export function ScenePlace({ scene }: { scene: SceneView }) {
  const { t } = useTranslation();
  const { media } = useBelvedere();
  const { editor, scenes } = useEditor();
  const toasts = useToasts();
  const { act, isBusy } = useAct();
  const { id, title, latitude, longitude, panoramaMediaId } = scene;
  const put = (place: { latitude: number; longitude: number } | null) =>
    editor.editScene(id, { latitude: place?.latitude ?? null, longitude: place?.longitude ?? null }, t('editor.changedScene', { title }));
  const takeFromCamera = async (of: string) => {
    const origin = await act(() => media.origin({ id: of }));
    if (origin?.position) put({ latitude: origin.position.latitude, longitude: origin.position.longitude });
    else if (origin) toasts.failed(t('scenePlace.unknown'));
  };
  const spots = scenes.flatMap((other) =>
    other.id !== id && other.latitude !== null && other.longitude !== null
      ? [{ id: other.id, name: other.title, latitude: other.latitude, longitude: other.longitude }]
      : [],
  );
  return (
    <div className="mt-3 grid gap-3">
      <p className="text-xs text-quiet">{t('scenePlace.hint')}</p>
      <CoordinateFields place={latitude === null || longitude === null ? null : { latitude, longitude }} spots={spots} onPlace={put} />
      {panoramaMediaId !== null && (
        <div>
          <Button disabled={isBusy} onClick={() => void takeFromCamera(panoramaMediaId)}>
            <Camera size={16} aria-hidden />
            {t('scenePlace.fromCamera')}
          </Button>
        </div>
      )}
    </div>
  );
}
